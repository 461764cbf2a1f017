"""What an examination finds: per sheet, rows new, changed, identical and refused; every refused cell."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from cus_tracker.classeur import montrer
from cus_tracker.classeur.adresses import lettres
from cus_tracker.typographie import nombre


@dataclass(frozen=True, slots=True)
class Refus:
    """A refused cell: its sheet, its address, what was read and what was expected."""

    feuille: str
    cellule: str
    lu: str
    attendu: str
    ligne: int = 0
    colonne: int = 0

    def __str__(self):
        return f"{self.cellule}\u00a0: lu «\u00a0{self.lu}\u00a0», attendu {self.attendu}"


@dataclass(frozen=True, slots=True)
class Changement:
    """A cell that says something else than the base."""

    feuille: str
    cellule: str
    avant: str
    apres: str


# Enough to judge a workbook by; all of them are counted.
CHANGEMENTS_MAX = 500
# Far more than anybody corrects by hand, of one sheet; all of them are counted.
REFUS_MAX = SIGNALEMENTS_MAX = 10_000


def adresse(feuille, colonne, ligne):
    """« valeurs!Q214 »: `colonne` is a rank from zero, None for the whole row."""
    return f"{feuille}!{'' if colonne is None else lettres(colonne)}{ligne}"


@dataclass(slots=True)
class Compte:
    """Rows of a sheet, by what becomes of them."""

    nouvelles: int = 0
    modifiees: int = 0
    identiques: int = 0
    refusees: int = 0

    @property
    def lignes(self):
        """All of them."""
        return self.nouvelles + self.modifiees + self.identiques + self.refusees


@dataclass
class Rapport:
    """What a workbook would change, or has changed when `enregistre`."""

    fichier: str
    comptes: dict[str, Compte] = field(default_factory=dict)
    refus: list[Refus] = field(default_factory=list)
    signalements: list[Refus] = field(default_factory=list)
    changements: list[Changement] = field(default_factory=list)
    cellules_changees: int = 0
    cellules_signalees: int = 0
    cellules_refusees: int = 0
    refusees: Counter = field(default_factory=Counter)
    enregistre: bool = False
    ecrites: int = 0

    def refuser(self, feuille, colonne, ligne, lu, attendu):
        """Count one refused cell, and keep those that somebody may correct."""
        self._compter(feuille)
        if self.refusees[feuille] <= REFUS_MAX:
            place = adresse(feuille, colonne, ligne) if ligne else feuille
            self.refus.append(Refus(feuille, place, montrer(lu), attendu, ligne, colonne or 0))

    def interrompre(self, feuille, ligne):
        """Say that a sheet was left there, for having too many refusals."""
        lu = f"{nombre(self.refusees[feuille])}\u00a0cellules refusées"
        attendu = f"une feuille à corriger d’abord\u00a0: au-delà de la ligne {nombre(ligne)}, elle n’a pas été lue"
        self._compter(feuille)
        self.refus.append(Refus(feuille, feuille, lu, attendu))

    def _compter(self, feuille):
        self.refusees[feuille] += 1
        self.cellules_refusees += 1

    def signaler(self, feuille, colonne, ligne, lu, constat):
        """Count one cell that is taken, and that deserves a look; keep the first ones."""
        self.cellules_signalees += 1
        if self.cellules_signalees > SIGNALEMENTS_MAX:
            return
        self.signalements.append(Refus(feuille, adresse(feuille, colonne, ligne), montrer(lu), constat, ligne))

    def changer(self, feuille, colonne, ligne, avant, apres):
        """Count one changed cell, and keep the first ones."""
        self.cellules_changees += 1
        if len(self.changements) < CHANGEMENTS_MAX:
            place = adresse(feuille, colonne, ligne)
            self.changements.append(Changement(feuille, place, montrer_contenu(avant), montrer_contenu(apres)))

    @property
    def change(self):
        """True when at least one row is new or changed."""
        return any(compte.nouvelles or compte.modifiees for compte in self.comptes.values())

    def en_json(self):
        """The report as plain data."""
        return {
            "fichier": self.fichier,
            "enregistre": self.enregistre,
            "lignes_ecrites": self.ecrites,
            "feuilles": {nom: asdict(compte) for nom, compte in self.comptes.items()},
            "cellules_refusees": self.cellules_refusees,
            "refus": [_en_json(refus) for refus in self.refus],
            "cellules_changees": self.cellules_changees,
            "changements": [asdict(changement) for changement in self.changements],
            "cellules_signalees": self.cellules_signalees,
            "signalements": [_en_json(constat) for constat in self.signalements],
        }


def montrer_contenu(valeur):
    """What the base holds, or will hold, as an agent reads it."""
    if isinstance(valeur, int):
        return {True: "oui", False: "non"}[valeur] if isinstance(valeur, bool) else str(valeur)
    return f"{valeur.normalize():f}".replace(".", ",") if isinstance(valeur, Decimal) else montrer(valeur)


def _en_json(refus):
    return {"feuille": refus.feuille, "cellule": refus.cellule, "lu": refus.lu, "attendu": refus.attendu}
