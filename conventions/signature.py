"""« Fiche de signature »: what one reads before an instrument is signed, on one A4."""

from dataclasses import dataclass
from functools import cached_property

from cus_tracker.accords import compter, enumerer
from cus_tracker.typographie import dater, jour

from .fiche import Fiche, dessiner
from .models import Jalon, Signataire
from .promis import changes, totaux
from .retards import CLOS

A_RECUEILLIR, SANS_JOUR, A_FAIRE, NON_NOTE = "à recueillir", "jour non noté", "à faire", "non noté"
# Who signs every instrument, noted or not (CCH, art. L. 445-1).
TOUJOURS = (Signataire.Qualite.ORGANISME, Signataire.Qualite.PREFET)
JALONS, SIGNATURES, AVIS, OBJECTIFS = 7, 5, 4, 8


@dataclass(frozen=True)
class Point:
    """A line of the file: what, the words of its day or what is missing of it, what else is known; `fait` or not."""

    nom: str
    mot: str
    fait: bool
    detail: str = ""


@dataclass(frozen=True)
class Opinion:
    """The opinion of a préfet on the day of the sheet; `mot` is its sense, or where it stands."""

    prefet: str
    demande_le: object
    attendu_le: object
    recu_le: object
    mot: str
    en_retard: bool

    @property
    def fait(self):
        return self.recu_le is not None


@dataclass(frozen=True)
class Liste:
    """Rows, all of them on screen; on paper the first ones that fit, and how many are left."""

    toutes: list
    place: int

    @property
    def imprimees(self):
        return self.toutes[: self.place]

    @property
    def autres(self):
        return max(len(self.toutes) - self.place, 0)


class FicheDeSignature(Fiche):
    """The sheet of an instrument; what happened after the day of the page is not yet done on it."""

    def __init__(self, instrument, regard, agent, region):
        super().__init__(instrument, regard, agent)
        self.region = region

    @property
    def titre(self):
        return f"Fiche de signature – {self.instrument}"

    @property
    def marque(self):
        return ("Préfet", "de la région", self.region.nom if self.region else "")

    @property
    def horloges(self):
        return self.regard.horloges

    @property
    def dessin(self):
        """The life-cycle, drawn for the paper."""
        return dessiner(self.instrument, self.etapes)

    @property
    def est_close(self):
        """True when nothing is waited for: signed, or given up."""
        return self.etat in CLOS

    @cached_property
    def resume(self):
        """One sentence: the state, its day, what is still to be gathered."""
        if self.dernier is None:
            etat = "Aucun passage enregistré à cette date"
        else:
            etat = f"{self.dernier.get_etat_display().capitalize()}, {self.dernier.quand}"
        return f"{etat}. {self._reste()}"

    def _reste(self):
        if self.est_close:
            return "Plus rien n’est attendu."
        manques = (
            (self.jalons_du_dossier, "jalon"),
            (self.opinions, "avis"),
            (self.signatures, "signature"),
        )
        comptes = [(sum(not p.fait for p in liste.toutes), mot) for liste, mot in manques]
        dits = [compter(n, mot, mot if mot == "avis" else None, feminin=mot == "signature") for n, mot in comptes if n]
        return f"Reste à réunir : {enumerer(dits)}." if dits else "Le dossier est réuni."

    @cached_property
    def a_signer(self):
        """(label, words) of what is to be signed."""
        return self._de_l_avenant() if self.instrument.est_avenant else self._de_la_convention()

    def _de_la_convention(self):
        i, g = self.instrument, self.instrument.generation
        ordre = "facultative" if g.remise_en_ordre_facultative else "obligatoire"
        return [
            ("Dispositif", i.get_dispositif_display()),
            ("Génération", str(g)),
            ("Prise d’effet", _le(i.effet_le)),
            ("Échéance", _le(self.echeance)),
            ("Années comptées", self._annees(i)),
            (f"Remise en ordre des loyers ({ordre})", self.remise_en_ordre),
        ]

    def _de_l_avenant(self):
        i, convention = self.instrument, self.instrument.parent
        donne = (
            f"n°\u00a0{i.numero}, référence {i.reference}" if i.numero else f"{i.reference}, numéroté à la signature"
        )
        lignes = [
            ("Convention modifiée", convention.intitule),
            ("Avenant", donne),
            ("Objet", i.get_objet_display()),
            ("Ce qu’il change", i.changement),
            ("Échéance donnée", jour(i.echeance_le) if i.echeance_le else ""),
            ("Années comptées", self._annees(convention)),
        ]
        return [(nom, mots) for nom, mots in lignes if mots]

    @staticmethod
    def _annees(instrument):
        debut, fin = instrument.annees_comptees
        return f"{debut} à {fin}"

    @cached_property
    def jalons_du_dossier(self):
        """Those noted, then, for a convention, those that nobody noted."""
        points = [self._jalon(j) for j in self.jalons]
        if not self.instrument.est_avenant:
            notes = {j.nature for j in self.jalons}
            absents = [libelle for nature, libelle in Jalon.Nature.choices if nature not in notes]
            points += [Point(libelle, NON_NOTE, fait=False) for libelle in absents]
        return Liste(points, JALONS)

    def _jalon(self, jalon):
        fait = self._venu(jalon.le)
        return Point(str(jalon), dater(jalon.le, jalon.precision) if fait else A_FAIRE, fait, jalon.observation)

    @cached_property
    def signatures(self):
        """Those who sign, each with its day or « à recueillir »; who always does is told without being noted."""
        points = [self._signature(s.get_qualite_display(), s.nom, s.le) for s in self.signataires]
        notes = {s.qualite for s in self.signataires}
        points += [self._signature(q.label, "", None) for q in TOUJOURS if q not in notes]
        return Liste(points, SIGNATURES)

    def _signature(self, qualite, nom, le):
        if self._venu(le):
            return Point(qualite, jour(le), True, nom)
        return Point(qualite, SANS_JOUR if self.est_close else A_RECUEILLIR, False, nom)

    @cached_property
    def opinions(self):
        """The opinions asked of other préfets."""
        return Liste([self._opinion(a) for a in self.avis], AVIS)

    def _opinion(self, avis):
        recu_le = avis.recu_le if self._venu(avis.recu_le) else None
        en_retard = bool(avis.attendu_le and not recu_le and avis.attendu_le < self.regard.au)
        mot = avis.get_sens_display() if recu_le else "en retard" if en_retard else "attendu"
        return Opinion(avis.departement.nom, avis.demande_le, avis.attendu_le, recu_le, mot, en_retard)

    def _venu(self, le):
        return le is not None and le <= self.regard.au

    @cached_property
    def objectifs(self):
        """What is promised: the totals of a convention, before and after an avenant."""
        if self.instrument.est_avenant:
            return Liste(changes(self.changements), OBJECTIFS)
        return Liste(totaux(self.instrument, self.regard), OBJECTIFS)


def _le(quand):
    return jour(quand) if quand else "non renseignée"
