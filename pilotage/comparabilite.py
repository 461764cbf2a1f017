"""What an indicator is worth as a sum: who gave it, at which level, under which reading, over which years."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from conventions.cumuls import NON_COMMUNIQUE, STOCKS, niveau
from conventions.models import Indicateur
from conventions.models.instrument import Dispositif
from conventions.models.qualificatif import VALEURS, Qualificatif

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


@dataclass(frozen=True, slots=True)
class Rang:
    """What one organism gave; `annees` is (year, DONNEE, TUE or VIDE) and `valeurs` one number by Grandeur, or None."""

    organisme: int
    parc: int
    groupe: str
    niveau: str
    zonage: bool
    produits: tuple[str, ...]
    annees: tuple[tuple[int, str], ...]
    valeurs: tuple[Decimal | None, ...]

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
        lignes = [x for c in conventions for x in self.etude.valeurs.lecture.en_vigueur(c.pk, self.indicateur.code)]
        vu = niveau(lignes)
        segments = any(x.segment for x in lignes if x.est_donnee)
        fin = vu.territoire if vu and (vu.territoire != "aucun" or not segments) else "segment"
        return Rang(
            organisme=organisme,
            parc=self.etude.logements(organisme),
            groupe=self._groupe(organisme, conventions, fin) if vu else RIEN,
            niveau=fin if vu else "",
            zonage=bool(vu and vu.zonage),
            produits=tuple(sorted({x.produit for x in lignes if x.produit and x.est_donnee})),
            annees=tuple((annee, etat(lignes, annee)) for annee in self.etude.generation.annees),
            valeurs=tuple(part.valeur if part else None for part in parts),
        )

    def _groupe(self, organisme, conventions, fin):
        if not self.qualificatif:
            return fin
        propre = next((c for c in conventions if c.organisme == organisme), None)
        inconnu = next(valeur for valeur in VALEURS[self.qualificatif] if valeur.startswith("inconnu"))
        cle = (propre and propre.pk, self.indicateur.code, self.qualificatif)
        return self.etude.valeurs.qualificatifs.get(cle, inconnu)

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


def indicateurs(generation):
    """The indicators of the CUS locatif of a generation that take cells, in the order of the catalogue."""
    fiches = Indicateur.objects.filter(generation=generation, dispositif=Dispositif.LOCATIF, saisissable=True)
    return fiches.order_by("rang")
