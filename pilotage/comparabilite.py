"""What an indicator is worth as a sum: who gave it, at which level, under which reading, over which years."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from conventions.axes import niveau
from conventions.cumuls import NON_COMMUNIQUE, STOCKS
from conventions.models import Indicateur
from conventions.models.instrument import Dispositif
from conventions.models.qualificatif import VALEURS, Qualificatif

from .chiffres import qualite

RIEN = "rien"
DONNEE, TUE, VIDE = "donnée", "n.c.", "rien reçu"
# Qualifier that decides whether two organisms speak of the same thing, and the value that counts as comparable.
LECTURES = {
    "A1": (Qualificatif.Nature.ANRU, "inclus"),
    "D1": (Qualificatif.Nature.LECTURE, "avis_recueillis"),
}
LIBELLES = {
    "inclus": "ANRU compris",
    "non_inclus": "ANRU non compris",
    "inconnu": "ANRU, on ne sait pas",
    "avis_recueillis": "Avis recueillis",
    "deliberation": "Délibération seule",
    "inconnue": "Lecture inconnue",
    "epci": "Donné par EPCI",
    "departement": "Donné par département",
    "segment": "Donné par segment",
    "aucun": "Donné sans territoire",
    RIEN: "Rien donné",
}
NIVEAUX = ("epci", "departement", "segment", "aucun")


@dataclass(frozen=True, slots=True)
class Grandeur:
    """What a sheet adds up: a measure over some years; `libelle` heads its column."""

    mesure: str
    debut: int
    fin: int
    libelle: str

    @property
    def nom(self):
        """What is added up, in the middle of a sentence, without its years."""
        nom = self.libelle.rpartition(", ")[0] or "total"
        return f"{nom[:1].lower()}{nom[1:]}"


@dataclass(frozen=True, slots=True)
class Rang:
    """What one organism gave; `annees` is (year, DONNEE, TUE or VIDE) and `valeurs` one number by Grandeur, or None.

    `lecture`: the reading of its own signed convention, '' without one. `propre`: that convention gave something; what
    it gave decides the level, and only where it gave nothing do the conventions of those it absorbed.
    `sans_territoire`: a row of any of them names no département, hence no EPCI.
    """

    organisme: int
    parc: int
    groupe: str
    lecture: str
    niveau: str
    propre: bool
    zonage: bool
    produits: tuple[str, ...]
    annees: tuple[tuple[int, str], ...]
    valeurs: tuple[Decimal | None, ...]
    sans_territoire: bool = False

    @property
    def est_entier(self):
        """True when every counted year was given."""
        return all(etat == DONNEE for _, etat in self.annees)


@dataclass(frozen=True, slots=True)
class Groupe:
    """The organisms of one reading, or of one level where the indicator has no reading."""

    code: str
    rangs: tuple[Rang, ...]

    @property
    def libelle(self):
        """The reading in words."""
        return LIBELLES[self.code]

    @property
    def parc(self):
        """Dwellings of its organisms."""
        return sum(rang.parc for rang in self.rangs)

    def total(self, place):
        """Sum of one Grandeur, None when nobody gave it."""
        return somme(self.rangs, place)


def somme(rangs, place):
    """Sum of what was given for the Grandeur at this place; None when nothing was."""
    donnees = [rang.valeurs[place] for rang in rangs if rang.valeurs[place] is not None]
    return sum(donnees, Decimal(0)) if donnees else None


class Comparabilite:
    """The comparability sheet of one indicator, for the organisms expected a CUS locatif or having signed one.

    `retenus`: the groups said comparable; by default the strict reading, or every level where there is none.
    """

    def __init__(self, etude, indicateur, retenus=()):
        self.etude, self.indicateur = etude, indicateur
        self.qualificatif, strict = LECTURES.get(indicateur.famille, (None, ""))
        possibles = VALEURS[self.qualificatif] if self.qualificatif else NIVEAUX
        self.retenus = tuple(code for code in possibles if code in retenus) or ((strict,) if strict else NIVEAUX)
        self.ordre = (*sorted(possibles, key=lambda code: code != strict), RIEN)

    @cached_property
    def grandeurs(self):
        """The columns: a flow over the counted years, a stock in the first and the last of them."""
        debut, fin = self.etude.generation.premiere_annee, self.etude.generation.derniere_annee
        if self.indicateur.agregation == "aucune":
            return ()
        if not self.indicateur.mesures:
            return (Grandeur("", debut, fin, f"Total {debut}-{fin}"),)
        colonnes = []
        for mesure in self.indicateur.mesures:
            if mesure["code"] in STOCKS:
                colonnes += [Grandeur(mesure["code"], an, an, f"{mesure['libelle']}, {an}") for an in (debut, fin)]
            elif mesure["nature"] == "flux":
                colonnes.append(Grandeur(mesure["code"], debut, fin, f"{mesure['libelle']}, {debut}-{fin}"))
        return tuple(colonnes)

    @property
    def touchees(self):
        """(place, Grandeur) of those that the reading changes: what « mis en commercialisation » means, never sales."""
        du_stock = self.qualificatif == Qualificatif.Nature.LECTURE
        return [(place, g) for place, g in enumerate(self.grandeurs) if not du_stock or g.mesure in STOCKS]

    @cached_property
    def rangs(self):
        """One Rang by organism, in the order of the study."""
        conventions = defaultdict(list)
        for convention in self.etude.valeurs.conventions:
            conventions[self.etude.porteur(convention.organisme)].append(convention)
        presents = set(self.etude.attendus_locatif) | conventions.keys()
        parts = [self.etude.valeurs.parts(self.indicateur.code, g.mesure, g.debut, g.fin) for g in self.grandeurs]
        return tuple(
            self._rang(pk, conventions[pk], [part.get(pk) for part in parts])
            for pk in self.etude.fiches
            if pk in presents
        )

    def _rang(self, organisme, conventions, parts):
        propre = next((c for c in conventions if c.organisme == organisme), None)
        lignes = {c: self.etude.valeurs.lecture.en_vigueur(c.pk, self.indicateur.code) for c in conventions}
        toutes = [x for siennes in lignes.values() for x in siennes]
        vu = self._niveaux.get(propre) or niveau(toutes)
        fin = self._palier(vu, lignes[propre] if propre in self._niveaux else toutes) if vu else ""
        lecture = self._lectures.get(propre, "")
        return Rang(
            organisme=organisme,
            parc=self.etude.logements(organisme),
            groupe=self._groupe(lecture, fin) if vu else RIEN,
            lecture=lecture,
            niveau=fin,
            propre=propre in self._niveaux,
            zonage=bool(vu and vu.zonage),
            produits=tuple(sorted({x.produit for x in toutes if x.produit and x.est_donnee})),
            annees=tuple((annee, etat(toutes, annee)) for annee in self.etude.generation.annees),
            valeurs=tuple(part.valeur if part else None for part in parts),
            sans_territoire=any(x.est_donnee and not x.departement for x in toutes),
        )

    @cached_property
    def _niveaux(self):
        return qualite.niveaux(self.etude, self.indicateur.code)

    @cached_property
    def _lectures(self):
        if not self.qualificatif:
            return {}
        return qualite.qualificatifs(self.etude, self.indicateur.code, self.qualificatif)

    def _palier(self, vu, lignes):
        """The level of rows: the segment where an indicator asked by segment names no territory."""
        segmente = "segment" in self.indicateur.axes and any(x.segment for x in lignes if x.est_donnee)
        return "segment" if vu.territoire == "aucun" and segmente else vu.territoire

    def _groupe(self, lecture, fin):
        return (lecture or VALEURS[self.qualificatif][-1]) if self.qualificatif else fin

    @cached_property
    def lectures(self):
        """{reading: organisms whose signed convention holds it}, the strict one first; empty where there is none."""
        if not self.qualificatif:
            return {}
        return {code: tuple(r for r in self.rangs if r.lecture == code) for code in self.ordre if code != RIEN}

    @cached_property
    def niveaux(self):
        """{level: number of organisms whose own signed convention gave the indicator at it}, the finest first."""
        comptes = Counter(rang.niveau for rang in self.rangs if rang.propre)
        return {code: comptes[code] for code in NIVEAUX}

    @property
    def zones(self):
        """Number of organisms whose own signed convention gave the zoning."""
        return sum(rang.zonage for rang in self.rangs if rang.propre)

    @property
    def est_territorialise(self):
        """True when all that is counted in the total over the counted years, without measure, names a département."""
        annees = self.etude.generation.annees
        parts = self.etude.valeurs.parts(self.indicateur.code, "", annees[0], annees[-1])
        return all(ligne.departement or not ligne.valeur for part in parts.values() for ligne in part.lignes)

    @property
    def muets(self):
        """The organisms that signed without saying which reading they hold: those to be asked."""
        return self.lectures[VALEURS[self.qualificatif][-1]] if self.qualificatif else ()

    @cached_property
    def groupes(self):
        """The groups that hold an organism, the strict reading first, « rien donné » last."""
        par_code = defaultdict(list)
        for rang in self.rangs:
            par_code[rang.groupe].append(rang)
        return tuple(Groupe(code, tuple(par_code[code])) for code in self.ordre if par_code[code])

    @property
    def donnants(self):
        """The organisms that gave something."""
        return tuple(rang for rang in self.rangs if rang.groupe != RIEN)

    @property
    def comparables(self):
        """The organisms of the groups said comparable."""
        return tuple(rang for rang in self.rangs if rang.groupe in self.retenus)

    @cached_property
    def parc(self):
        """Dwellings of all the organisms of the sheet."""
        return sum(rang.parc for rang in self.rangs)

    def part_parc(self, rangs):
        """Share of the stock that these organisms hold, None without any stock."""
        return Decimal(sum(rang.parc for rang in rangs)) / self.parc if self.parc else None


def etat(lignes, annee):
    """What rows say of a year: given, « n.c. », or nothing received."""
    couvrent = [x for x in lignes if x.debut <= annee <= x.fin]
    if any(x.est_donnee for x in couvrent):
        return DONNEE
    return TUE if any(x.mention == NON_COMMUNIQUE for x in couvrent) else VIDE


def de_la_famille(etude, famille):
    """The sheet of the first indicator of a family in the generation; None where the catalogue has none."""
    indicateur = indicateurs(etude.generation).filter(famille=famille).first()
    return Comparabilite(etude, indicateur) if indicateur else None


def indicateurs(generation):
    """The indicators of the CUS locatif of a generation that take cells, in the order of the catalogue."""
    fiches = Indicateur.objects.filter(generation=generation, dispositif=Dispositif.LOCATIF, saisissable=True)
    return fiches.order_by("rang")
