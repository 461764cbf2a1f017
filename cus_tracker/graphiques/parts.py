"""Shares of a whole: départements of a total, classes of a stock with what is unclassed, conventions by level."""

from dataclasses import dataclass, replace
from decimal import Decimal

from .barres import Repere
from .dessin import BLANC, CLAIR, ENCRE, FONCE, GRIS, INSECABLE, MOYEN, ROUGE, Dessin, abrege, largeur_de, nombre

TONS = (FONCE, CLAIR, MOYEN)


@dataclass(frozen=True)
class Part:
    """A piece of the whole. `vide`: what is not known (unclassed), left white. `ton`: 0 dark, 1 light, 2 between."""

    libelle: str
    valeur: Decimal | int | None
    vide: bool = False
    ton: int | None = None

    @property
    def taille(self):
        return max(float(self.valeur or 0), 0.0)


@dataclass(frozen=True)
class Tout:
    """A bar: its name and its pieces, in order."""

    libelle: str
    parts: tuple[Part, ...]
    repere: Repere | None = None

    @property
    def somme(self):
        return sum(part.taille for part in self.parts)

    def part_de(self, part):
        """Its share of the whole, or None when the whole is nothing."""
        return part.taille / self.somme if self.somme else None


@dataclass(frozen=True)
class Parts:
    """Bars of equal length, each a whole; names and shares in the pieces that hold them, the others named below."""

    sujet: str
    touts: tuple[Tout, ...]
    decimales: int = 0
    largeur: float = 278.0

    @property
    def alternative(self):
        return " ".join((f"{self.sujet}.", *(self._en_mots(tout) for tout in self.touts)))

    def svg(self):
        gauche = min(max([largeur_de(t.libelle, 7.6) for t in self.touts], default=0), self.largeur * 0.3)
        gauche += 8 if gauche else 0
        haut = 11 if any(tout.repere for tout in self.touts) else 0
        lignes = [] if self._tout_tient(gauche) else self._ordre()
        dessin = Dessin(self.largeur, len(self.touts) * (23 + haut) + 8.5 * len(lignes) + 4, self.alternative)
        for rang, tout in enumerate(self.touts):
            y = rang * (23 + haut) + haut + 2
            graisse = 700 if rang == len(self.touts) - 1 else 400
            dessin.texte(0, y + 12, abrege(tout.libelle, 7.2, gauche - 4), 7.2, graisse)
            self._barre(dessin, tout, gauche, y)
        for rang, ligne in enumerate(lignes):
            dessin.texte(0, len(self.touts) * (23 + haut) + 8 + 8.5 * rang, ligne, 6.4, encre=GRIS)
        return dessin.svg()

    def _barre(self, dessin, tout, gauche, y):
        if not tout.somme:
            dessin.texte(gauche, y + 12, "Aucune donnée", 7.2, encre=GRIS)
            return
        place = self.largeur - gauche
        for x, largeur, part, ton in _poses(tout, gauche, place):
            dessin.bloc(x, y, largeur, 18, ton, None if ton == FONCE else MOYEN)
            if self._tient(tout, part, largeur):
                encre = BLANC if ton == FONCE else ENCRE
                dessin.texte(x + 5, y + 12, self._etiquette(tout, part), 7.4, 700 if ton == FONCE else 500, encre)
        if tout.repere:
            x = gauche + place * min(max(float(tout.repere.valeur), 0.0), 1.0)
            dessin.trait(x, y - 3, x, y + 20, ROUGE, 1.1)
            ancrage = "end" if x + largeur_de(tout.repere.libelle, 6.5) > self.largeur else "start"
            dessin.texte(x, y - 4.5, tout.repere.libelle, 6.5, 500, ROUGE, ancrage)

    def _etiquette(self, tout, part):
        return f"{part.libelle} {nombre(tout.part_de(part), self.decimales, True)}"

    def _tient(self, tout, part, largeur):
        return largeur_de(self._etiquette(tout, part), 7.6) + 9 <= largeur

    def _tout_tient(self, gauche):
        return all(
            self._tient(tout, part, largeur)
            for tout in self.touts
            for _, largeur, part, _ in _poses(tout, gauche, self.largeur - gauche)
        )

    def _ordre(self):
        """The pieces named in their order, on as many lines as they need."""
        noms = list(dict.fromkeys(part.libelle for tout in self.touts for part in tout.parts))
        lignes = ["De gauche à droite" + INSECABLE + ":"]
        for rang, nom in enumerate(noms):
            mot = nom + ("." if rang == len(noms) - 1 else ",")
            if largeur_de(f"{lignes[-1]} {mot}", 6.4) > self.largeur:
                lignes.append(mot)
            else:
                lignes[-1] += f" {mot}"
        return lignes

    def _en_mots(self, tout):
        mots = ", ".join(self._etiquette(tout, part) for part in tout.parts) if tout.somme else "aucune donnée"
        repere = f"{INSECABLE}; {tout.repere.libelle}" if tout.repere else ""
        return f"{tout.libelle}{INSECABLE}: {mots}{repere}." if tout.libelle else f"{mots}{repere}."


@dataclass(frozen=True)
class Niveaux:
    """A small bar for a cell of a table, cut by counts: 9 à l’EPCI, 18 au département, 3 sans territoire."""

    sujet: str
    parts: tuple[Part, ...]
    largeur: float = 150.0

    @property
    def alternative(self):
        mots = ", ".join(f"{part.libelle} {nombre(part.valeur)}" for part in self.parts) or "aucune donnée"
        return f"{self.sujet}{INSECABLE}: {mots}."

    def svg(self):
        dessin = Dessin(self.largeur, 11, self.alternative)
        tout = Tout(
            "",
            tuple(
                part if part.ton is not None else replace(part, ton=(0, 2, 1)[i % 3])
                for i, part in enumerate(self.parts)
            ),
        )
        if not tout.somme:
            dessin.texte(0, 8.1, "Aucune donnée", 7, encre=GRIS)
        for x, largeur, part, ton in _poses(tout, 0.4, self.largeur - 0.8):
            dessin.bloc(x, 0.5, largeur - 0.8, 10, ton, GRIS if part.vide else FONCE)
            if largeur_de(nombre(part.valeur), 7) + 3 <= largeur:
                encre = BLANC if ton == FONCE else ENCRE
                dessin.texte(x + largeur / 2 - 0.4, 8.1, nombre(part.valeur), 7, 700, encre, "middle")
        return dessin.svg()


def _poses(tout, gauche, place):
    """Each piece that is not nothing: where it starts, how wide it is, itself, its tone."""
    x = gauche
    for rang, part in enumerate(tout.parts):
        if part.taille:
            largeur = place * tout.part_de(part)
            yield x, largeur, part, BLANC if part.vide else TONS[(rang if part.ton is None else part.ton) % 3]
            x += largeur
