"""The sheet of the passages: append-only, judged by the table of moves on the whole sequence of each instrument."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import Max

from cus_tracker.cycle import Etat, Nature, Precision, rupture
from cus_tracker.feuilles import Choix, Feuille, Jour, Moment, Texte
from cus_tracker.regard import aujourd_hui

from ..gestes import PAR_ETAT
from ..models import Instrument, Passage
from ..models.numeros import numeroter
from ..models.ordre import PAS_VENU, debut, ramener
from .cles import (
    CLE_CONVENTION,
    cle_convention,
    colonne_avenant,
    identifiant_d_instrument,
    nomme_un_instrument,
)
from .placement import meme_jour, replacer

PIECE = (*CLE_CONVENTION, "avenant")
# What a passage says for good.
RESTENT = ("motif", "precision")
LOT = 1_000


@dataclass(slots=True)
class Trace:
    """A passage of the base (`pk`) or of the workbook (`numero`)."""

    etat: str
    le: date
    saisi_le: datetime
    motif: str = ""
    rectifie_le: datetime | None = None
    rectifie_motif: str = ""
    precision: str = Precision.JOUR.value
    pk: int = 0
    numero: int = 0
    touchee: bool = False
    reprise: bool = False
    # Those that it brings back before it; whether it was itself brought back.
    ramenes: list = field(default_factory=list)
    ramenee: bool = False

    @property
    def ordre(self):
        """The day, the moment of typing, then entry: the base first, then the rows of the workbook."""
        return self.le, self.saisi_le, not self.pk, self.pk or self.numero


class FeuillePassages(Feuille):
    """Which state an instrument entered, on which day, typed when; struck passages included."""

    nom = "passages"
    aide = (
        "Les passages d’un état à l’autre. Une erreur se rectifie\u00a0: la ligne reste, "
        "avec rectifie_le et rectifie_motif."
    )
    modele = Passage
    cle = (*PIECE, "etat", "le", "saisi_le")
    colonnes = (
        *cle_convention("instrument__"),
        colonne_avenant("instrument__reference", aide="Vide pour un passage de la convention elle-même."),
        Choix("etat", requise=True, choix=tuple(Etat.values)),
        Jour("le", requise=True, aide="Le jour où c’était vrai\u00a0; jamais un jour à venir."),
        Moment("saisi_le", aide="Le moment de la saisie\u00a0; vide\u00a0: celui de l’import."),
        Texte("motif"),
        Moment("rectifie_le", aide="Le moment où le passage a été rayé."),
        Texte("rectifie_motif"),
        Choix(
            "precision",
            choix=tuple(Precision.values),
            vide=Precision.JOUR.value,
            aide="Ce qui est connu de la date\u00a0: le jour, le mois ou l’année\u00a0; vide\u00a0: le jour.",
        ),
    )

    def __init__(self, examen):
        super().__init__(examen)
        self.nouvelles, self.rayees, self.vues, self.identiques = defaultdict(list), {}, {}, 0

    @cached_property
    def suites(self):
        """{instrument: its passages in base}."""
        suites = defaultdict(list)
        chemins = [colonne.chemin for colonne in self.colonnes]
        lignes = Passage.objects.values_list("pk", *chemins).iterator(LOT)
        for pk, *valeurs in lignes:
            lues = [colonne.depuis_base(valeur) for colonne, valeur in zip(self.colonnes, valeurs, strict=True)]
            suites[tuple(lues[: len(PIECE)])].append(Trace(*lues[len(PIECE) :], pk))
        return suites

    def accueillir(self, numero, ligne):
        ligne = {colonne.nom: colonne.vide for colonne in self.colonnes} | ligne
        cle = tuple(ligne[nom] for nom in self.cle)
        if jumelle := self.vues.get(cle):
            self.refuser(numero, "etat", f"une seule ligne pour ce passage\u00a0: voyez la ligne {jumelle}")
            return
        self.vues[cle] = numero
        if self._autoriser(numero, ligne) and self._verifier(numero, ligne):
            piece = tuple(ligne[nom] for nom in PIECE)
            self._placer(numero, piece, ligne)

    def _autoriser(self, numero, ligne):
        if not nomme_un_instrument(self, numero, ligne):
            return False
        if self.examen.administre or PAR_ETAT[ligne["etat"]].permis_a(self.examen.agent):
            return True
        self.refuser(numero, "etat", "un état que vous pouvez enregistrer\u00a0: celui-ci l’est par la DREAL")
        return False

    def _verifier(self, numero, ligne):
        avant = len(self.refusees)
        for nom in ("saisi_le", "rectifie_le"):
            if ligne[nom] and ligne[nom] > self.examen.instant:
                self.refuser(numero, nom, "un moment passé\u00a0: rien n’a été saisi dans le futur")
        if bool(ligne["rectifie_le"]) != bool(ligne["rectifie_motif"]):
            vide = "rectifie_motif" if ligne["rectifie_le"] else "rectifie_le"
            self.refuser(numero, vide, "les deux à la fois\u00a0: une rectification dit quand et pourquoi")
        elif ligne["rectifie_le"] and ligne["rectifie_le"] < (ligne["saisi_le"] or self.examen.instant):
            self.refuser(numero, "rectifie_le", "un moment qui ne précède pas la saisie")
        return len(self.refusees) == avant

    def _placer(self, numero, piece, ligne):
        """Compare a row with the passages of its instrument in base."""
        connue = self._en_base(piece, ligne)
        if connue is None:
            champs = {nom: ligne[nom] for nom in ("etat", "le", "motif", "rectifie_le", "rectifie_motif", "precision")}
            trace = Trace(saisi_le=ligne["saisi_le"] or self.examen.instant, numero=numero, touchee=True, **champs)
            trace.reprise = ligne["saisi_le"] is not None
            if not trace.rectifie_le and debut(trace) > aujourd_hui():
                self.refuser(numero, "le", f"un jour passé. {PAS_VENU}")
            self.nouvelles[piece].append(trace)
        elif recrites := [nom for nom in RESTENT if nom in self.places and ligne[nom] != getattr(connue, nom)]:
            attendu = f"«\u00a0{getattr(connue, recrites[0])}\u00a0»\u00a0: un passage ne se récrit pas, il se rectifie"
            self.refuser(numero, recrites[0], attendu)
        elif "rectifie_le" not in self.places or ligne["rectifie_le"] == connue.rectifie_le:
            self._comparer_le_motif(numero, connue, ligne)
        elif connue.rectifie_le:
            self.refuser(
                numero, "rectifie_le", "la rectification déjà enregistrée\u00a0: elle ne se retire ni ne se change"
            )
        else:
            self.examen.rapport.changer(self.nom, self.places["rectifie_le"], numero, None, ligne["rectifie_le"])
            connue.rectifie_le, connue.rectifie_motif = ligne["rectifie_le"], ligne["rectifie_motif"]
            connue.numero, connue.touchee = numero, True
            self.rayees[connue.pk] = piece, connue
            self.nouvelles.setdefault(piece, [])

    def _comparer_le_motif(self, numero, connue, ligne):
        if "rectifie_motif" in self.places and ligne["rectifie_motif"] != connue.rectifie_motif:
            self.refuser(numero, "rectifie_motif", "le motif déjà enregistré\u00a0: il ne se change pas")
        else:
            self.identiques += 1

    def _en_base(self, piece, ligne):
        """The passage of the base that a row speaks of; without a moment, a standing one of that state and day."""
        siennes = [t for t in self.suites.get(piece, ()) if t.etat == ligne["etat"]]
        memes = [t for t in siennes if meme_jour(t, ligne["le"], ligne["precision"])]
        memes.sort(key=lambda t: t.le != ligne["le"])
        if ligne["saisi_le"]:
            return next((t for t in memes if t.saisi_le == ligne["saisi_le"]), None)
        memes = [t for t in memes if t.motif == ligne["motif"] or "motif" not in self.places]
        return next((t for t in memes if (t.rectifie_le is None) == (ligne["rectifie_le"] is None)), None)

    def conclure(self):
        for piece, nouvelles in self.nouvelles.items():
            en_base, arrivees = (
                [t for t in traces if t.rectifie_le is None] for traces in (self.suites.get(piece, ()), nouvelles)
            )
            for numero, constat in replacer(en_base, arrivees, self.examen.instant).items():
                self.signaler(numero, "le", constat)
            suite = [*en_base, *arrivees]
            rayees = [trace for autre, trace in self.rayees.values() if autre == piece]
            self._juger(sorted(suite, key=lambda trace: trace.ordre), [*nouvelles, *rayees])

    def _juger(self, suite, touchees):
        """Refuse every row by which a sequence breaks the table of moves."""
        while brisee := rupture([trace.etat for trace in suite]):
            fautive = suite.pop(brisee.rang)
            voisines = [fautive, *suite[brisee.rang - 1 : brisee.rang], *touchees]
            coupable = next(trace for trace in voisines if trace.touchee)
            attendu = f"un état qui suive le précédent et permette le suivant. {brisee}"
            self.refuser(coupable.numero, "etat", attendu, lu=coupable.etat)

    def compter(self):
        super().compter()
        ajoutees = [trace for nouvelles in self.nouvelles.values() for trace in nouvelles]
        self.compte.nouvelles = sum(trace.numero not in self.refusees for trace in ajoutees)
        self.compte.modifiees = sum(trace.numero not in self.refusees for _, trace in self.rayees.values())
        self.compte.identiques = self.identiques

    def ecrire(self):
        objets = [self._objet(piece, trace) for piece, traces in self.nouvelles.items() for trace in traces]
        objets.sort(key=lambda passage: passage.rang)
        self._ramener()
        Passage.objects.bulk_create(objets, batch_size=LOT)
        for pk, (_, trace) in self.rayees.items():
            Passage.objects.filter(pk=pk).update(
                rectifie_le=trace.rectifie_le, rectifie_motif=trace.rectifie_motif, rectifie_par=self.examen.agent
            )
        self._numeroter()
        return len(objets) + len(self.rayees)

    def _ramener(self):
        ramenees = {t.pk: t.le for piece in self.nouvelles for t in self.suites.get(piece, ()) if t.ramenee}
        anciens = Passage.objects.filter(pk__in=ramenees).order_by("le", "saisi_le", "pk")
        couples = [(ancien, ramenees[ancien.pk]) for ancien in anciens]
        ramener(couples, self.examen.instant)

    def _numeroter(self):
        """Number the avenants whose signatures the workbook brings or strikes, where it gives no number itself."""
        touchees = {piece for piece, traces in self.nouvelles.items() if any(t.etat == Etat.SIGNEE for t in traces)}
        touchees |= {piece for piece, trace in self.rayees.values() if trace.etat == Etat.SIGNEE}
        numerotees = self.examen["avenants"].numerotees
        pks = [identifiant_d_instrument(self.examen, *p) for p in touchees if p[-1] and p not in numerotees]
        numeroter(Instrument.objects.filter(pk__in=pks), par=self.examen.agent)

    def _objet(self, piece, trace):
        passage = Passage(
            instrument_id=identifiant_d_instrument(self.examen, *piece),
            **{nom: getattr(trace, nom) for nom in ("etat", "le", "saisi_le", "motif", "reprise", "precision")},
            rectifie_le=trace.rectifie_le,
            rectifie_motif=trace.rectifie_motif,
            rectifie_par=self.examen.agent if trace.rectifie_le else None,
            par=self.examen.agent,
            nature=Nature.IMPORT,
        )
        passage.rang = trace.numero
        return passage

    @classmethod
    def empreinte(cls):
        return Passage.objects.aggregate(Max("pk"), Max("rectifie_le"))

    @classmethod
    def exporter(cls):
        chemins = [colonne.chemin for colonne in cls.colonnes]
        ordre = [colonne.chemin for colonne in cls.colonnes[: len(PIECE)]]
        lignes = Passage.objects.order_by(*ordre, "le", "saisi_le", "pk").values_list(*chemins)
        for valeurs in lignes.iterator(LOT):
            yield [colonne.en_cellule(valeur) for colonne, valeur in zip(cls.colonnes, valeurs, strict=True)]
