"""Bars laid flat: one per year, product, class or département, alone or against another period, and a red reference."""

from dataclasses import dataclass
from decimal import Decimal

from .dessin import CLAIR, ENCRE, FONCE, GRIS, INSECABLE, MOYEN, ROUGE, Dessin, abrege, en_mots, largeur_de, nombre
from .echelle import echelle

HAUTEUR_MAXIMALE = 520.0
TONS = {1: (FONCE,), 2: (CLAIR, FONCE), 3: (CLAIR, MOYEN, FONCE)}


@dataclass(frozen=True)
class Categorie:
    """A group of bars, one value per series, None where nothing was given. `precision` is set small: « 91-150 »."""

    libelle: str
    valeurs: tuple[Decimal | None, ...]
    precision: str = ""


@dataclass(frozen=True)
class Repere:
    """A value to compare with, in red, with its words: « 985 par an en 2005-2009 »."""

    valeur: Decimal
    libelle: str


@dataclass(frozen=True)
class Seuil:
    """A red line after so many categories, and what those beyond it add up to: a large number, then lines under it."""

    apres: int
    libelle: str
    bilan: tuple[str, ...]


@dataclass(frozen=True)
class Barres:
    """Groups of flat bars: one to three `series`, the last being the one to look at. `part`: the values are shares;
    `hauteur`: what the groups of bars may take.
    """

    sujet: str
    categories: tuple[Categorie, ...]
    series: tuple[str, ...] = ("",)
    repere: Repere | None = None
    seuil: Seuil | None = None
    part: bool = False
    decimales: int = 0
    largeur: float = 278.0
    hauteur: float = HAUTEUR_MAXIMALE

    @property
    def alternative(self):
        mots = [f"{c.libelle}{INSECABLE}: {' puis '.join(self._dit(v) for v in c.valeurs)}" for c in self.categories]
        mots += [self.repere.libelle] if self.repere else []
        mots += [f"au-delà de {self.seuil.libelle}{INSECABLE}: {' '.join(self.seuil.bilan)}"] if self.seuil else []
        return f"{self.sujet}. {f'{INSECABLE}; '.join(mots) or 'Aucune donnée'}."

    def svg(self):
        return _Trace(self).svg()

    def _ecrit(self, valeur):
        return nombre(valeur, self.decimales, self.part)

    def _dit(self, valeur):
        return en_mots(valeur, self.decimales, self.part)


class _Trace:
    """The drawing of `Barres`: its measures first, its bars next."""

    def __init__(self, barres):
        self.barres = barres
        self.series = len(barres.series)
        self.tons = TONS[self.series]
        pas = 20.0 if self.series == 1 else self.series * 12 + 3.0
        self.pas = min(pas, barres.hauteur / max(len(barres.categories), 1))
        self.epaisseur = (self.pas - 4) / self.series - (0 if self.series == 1 else 1)
        self.haut = 12.0 if barres.repere else 1.0
        self.legende = 14.0 if self.series > 1 else 0.0
        corps = self.haut + self.pas * max(len(barres.categories), 1) + (7 if barres.seuil else 0)
        self.bas = corps
        self.dessin = Dessin(barres.largeur, corps + self.legende + 1, barres.alternative)
        self.axe = self._axe()

    def _axe(self):
        b = self.barres
        valeurs = [v for c in b.categories for v in c.valeurs if v is not None]
        libelles = max([largeur_de(c.libelle, 8.6) for c in b.categories], default=0)
        precisions = max([largeur_de(c.precision, 6.6) + 5 for c in b.categories if c.precision], default=0)
        self.libelles = min(libelles, b.largeur * 0.34)
        etiquette = max([largeur_de(b._ecrit(v), 7.6) for v in valeurs], default=20) + 8
        gauche = self.libelles + precisions + 8 + (etiquette if any(v < 0 for v in valeurs) else 0)
        bilan = 64 if b.seuil else 0
        toutes = (*valeurs, *((b.repere.valeur,) if b.repere else ()))
        return echelle(toutes, gauche, max(b.largeur - etiquette - bilan, gauche + 20), marques=100)

    def svg(self):
        b = self.barres
        for rang, categorie in enumerate(b.categories):
            self._categorie(rang, categorie)
        zero = self.axe.place(0)
        if b.categories:
            self.dessin.trait(zero, self.haut - 1, zero, self.bas - 3, ENCRE, 0.6)
        else:
            self.dessin.texte(0, self.haut + 12, "Aucune donnée", 7.2, encre=GRIS)
        self._repere()
        self._seuil()
        self._legende()
        return self.dessin.svg()

    def _haut_de(self, rang):
        seuil = self.barres.seuil
        return self.haut + rang * self.pas + (7 if seuil and rang >= seuil.apres else 0)

    def _categorie(self, rang, categorie):
        y = self._haut_de(rang)
        milieu = y + (self.pas - 4) / 2 + 3
        corps = min(8.4, self.pas)
        self.dessin.texte(0, milieu, abrege(categorie.libelle, corps, self.libelles), corps, 700)
        self.dessin.texte(self.libelles + 6, milieu - 0.3, categorie.precision, min(6.5, self.pas), encre=GRIS)
        for serie, valeur in enumerate(categorie.valeurs):
            self._barre(y + serie * (self.epaisseur + 1), valeur, self._ton(rang, serie), serie == self.series - 1)

    def _ton(self, rang, serie):
        seuil = self.barres.seuil
        return CLAIR if seuil and rang < seuil.apres else self.tons[serie]

    def _barre(self, y, valeur, ton, vedette):
        zero, bout = self.axe.place(0), self.axe.place(valeur or 0)
        if valeur:
            self.dessin.bloc(min(zero, bout), y, abs(bout - zero), self.epaisseur, ton, None if ton == FONCE else MOYEN)
        negatif = valeur is not None and valeur < 0
        corps = min(7.2, self.epaisseur)
        self.dessin.texte(
            bout + (-4 if negatif else 4),
            y + self.epaisseur / 2 + corps * 0.36,
            self.barres._ecrit(valeur),
            corps,
            700 if vedette and ton == FONCE else 400,
            ENCRE if vedette else GRIS,
            "end" if negatif else "start",
        )

    def _repere(self):
        if repere := self.barres.repere:
            x = self.axe.place(repere.valeur)
            self.dessin.trait(x, self.haut - 3, x, self.bas - 3, ROUGE, 0.9, "3 2")
            a_gauche = x + largeur_de(repere.libelle, 6.5) / 2 > self.barres.largeur
            ancrage, x = ("end", self.barres.largeur) if a_gauche else ("middle", x)
            self.dessin.texte(x, self.haut - 5, repere.libelle, 6.5, 500, ROUGE, ancrage)

    def _seuil(self):
        if not (seuil := self.barres.seuil):
            return
        y, droite = self._haut_de(seuil.apres) - 5.5, self.axe.fin + 34
        self.dessin.trait(0, y, droite, y, ROUGE, 0.9, "3 2")
        self.dessin.texte(droite, y - 3, seuil.libelle, 6.5, 500, ROUGE, "end")
        haut, bas, x = y + 6, self.bas - 4, droite + 2
        self.dessin.chemin((x, haut), (x + 5, haut), (x + 5, bas), (x, bas), bord=ENCRE)
        for rang, ligne in enumerate(seuil.bilan):
            corps, graisse, encre = (6.8, 400, ENCRE) if rang else (13, 700, FONCE)
            self.dessin.texte(x + 10, (haut + bas) / 2 + 8.8 * rang, ligne, corps, graisse, encre)

    def _legende(self):
        x = self.axe.place(self.axe.bas)
        for libelle, ton in zip(self.barres.series, self.tons, strict=True):
            if self.series > 1:
                self.dessin.bloc(x, self.bas + 4, 7, 6, ton, None if ton == FONCE else MOYEN)
                self.dessin.texte(x + 10, self.bas + 9.5, libelle, 6.4, encre=GRIS)
                x += largeur_de(libelle, 6.4) + 26
