"""Strips of points: organisms without their names on a fixed scale, the région in red."""

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from .barres import Repere
from .dessin import BLANC, CLAIR, ENCRE, GRILLE, GRIS, INSECABLE, ROUGE, Dessin, abrege, largeur_de, nombre
from .echelle import echelle

LOGEMENTS_MINIMUM = 11  # CCH, art. R. 411-5: under eleven dwellings, a point could be told from the others
HAUT, BANDE, HAUTEUR, RAYON = 13.0, 27.0, 54.0, 2.5


@dataclass(frozen=True)
class Point:
    """A value of an organism that has so many dwellings; who it is stays out of the drawing."""

    valeur: Decimal
    logements: int


@dataclass(frozen=True)
class Bande:
    """Shares on a scale that holds `maximum`; the région and, if known, France and the span of its régions."""

    titre: str
    points: tuple[Point, ...]
    precision: str = ""
    region: Repere | None = None
    france: Repere | None = None
    etendue: tuple[Decimal, Decimal] | None = None
    maximum: Decimal | None = None
    decimales: int = 0

    @property
    def valeurs(self):
        """The values that may be shown, in order."""
        return tuple(sorted(point.valeur for point in self.points if point.logements >= LOGEMENTS_MINIMUM))


@dataclass(frozen=True)
class Bandes:
    """Strips one above the other."""

    sujet: str
    bandes: tuple[Bande, ...]
    largeur: float = 318.0

    @property
    def alternative(self):
        return " ".join((f"{self.sujet}.", *(_en_mots(bande) for bande in self.bandes)))

    def svg(self):
        dessin = Dessin(self.largeur, HAUTEUR * max(len(self.bandes), 1), self.alternative)
        titres = [largeur_de(b.titre, 7.6) for b in self.bandes] + [largeur_de(b.precision, 6.4) for b in self.bandes]
        gauche = min(max(titres, default=0), self.largeur * 0.34) + 12
        for rang, bande in enumerate(self.bandes):
            _bande(dessin, bande, rang * HAUTEUR + HAUT, gauche, self.largeur)
        return dessin.svg()


def _bande(dessin, bande, haut, gauche, largeur):
    bornes = [v for v in (bande.maximum, *(bande.etendue or ())) if v is not None]
    reperes = [r for r in (bande.region, bande.france) if r]
    axe = echelle((*bande.valeurs, *(r.valeur for r in reperes)), gauche, largeur - 12, au_moins=bornes, marques=10)
    dessin.texte(0, haut + 12, abrege(bande.titre, 7.2, gauche - 6), 7.2, 700)
    dessin.texte(0, haut + 21, abrege(bande.precision, 6.2, gauche - 6), 6.2, encre=GRIS)
    if bande.etendue and bande.valeurs:
        debut, fin = map(axe.place, bande.etendue)
        dessin.bloc(debut, haut, fin - debut, BANDE, CLAIR)
    if not bande.valeurs:
        dessin.texte(gauche, haut + 12, "Aucun organisme à montrer", 7.2, encre=GRIS)
        return
    _graduations(dessin, axe, haut)
    abscisses = [axe.place(valeur) for valeur in bande.valeurs]
    pas = _pas_vertical(abscisses)
    for x, y in _essaim(abscisses, haut + BANDE / 2, pas):
        dessin.disque(x, y, max(min(RAYON, pas / 2), 1.0), bord=BLANC if pas > RAYON else None, epaisseur=0.4)
    _reperes(dessin, bande, axe, haut, largeur)


def _graduations(dessin, axe, haut):
    decimales = max(0, axe.decimales - 2)
    for rang, graduation in enumerate(axe.graduations):
        x = axe.place(graduation)
        dessin.trait(x, haut, x, haut + BANDE, GRILLE, 0.5)
        bout = rang in (0, len(axe.graduations) - 1)
        mots = nombre(graduation, decimales, part=True)
        mots = mots if bout else mots.removesuffix(f"{INSECABLE}%")
        dessin.texte(x, haut + BANDE + 8.5, mots, 6.2, encre=GRIS, ancrage="middle")


def _reperes(dessin, bande, axe, haut, largeur):
    """The marks of the région and of France, their words on the sides where they do not meet."""
    poses = [(r, c, t) for r, c, t in ((bande.region, ROUGE, ""), (bande.france, ENCRE, "2 1.6")) if r]
    premier = min((repere for repere, _, _ in poses), key=lambda repere: repere.valeur, default=None)
    for repere, couleur, tirets in poses:
        x = axe.place(repere.valeur)
        dessin.trait(x, haut - 4, x, haut + BANDE, couleur, 0.8 if tirets else 1.1, tirets)
        pointe = ((x - 3, haut - 8), (x + 3, haut - 8), (x, haut - 3))
        dessin.chemin(*pointe, fond=BLANC if tirets else couleur, bord=couleur, epaisseur=0.6, ferme=True)
        large = largeur_de(repere.libelle, 6.8) + 5
        a_gauche = repere is premier and len(poses) > 1 and x > large
        a_gauche = a_gauche or x + large > largeur
        dessin.texte(
            x + (-5 if a_gauche else 5), haut - 2.8, repere.libelle, 6.6, 500, couleur, "end" if a_gauche else "start"
        )


def _essaim(abscisses, milieu, pas):
    """Each point in its place along the axis, pushed up or down only where it would hide another."""
    poses = []
    niveaux = [0.0] + [sens * rang for rang in range(1, 100) for sens in (-1, 1)]
    for x in abscisses:
        proches = [py for px, py in poses[-90:] if x - px < 2 * RAYON]
        y = next(milieu + n * pas for n in niveaux if all(abs(milieu + n * pas - p) > pas * 0.9 for p in proches))
        poses.append((x, y))
    return poses


def _pas_vertical(abscisses):
    """The room between two points one above the other, so that the highest heap holds in the strip."""
    return max(min(2 * RAYON + 0.4, BANDE / max(_entassement(abscisses), 1)), 0.2)


def _entassement(abscisses):
    """The most points that share one place; they come in order."""
    return max((bisect_left(abscisses, x + 2 * RAYON) - rang for rang, x in enumerate(abscisses)), default=0)


def _en_mots(bande):
    valeurs, ecrit = bande.valeurs, lambda valeur: nombre(valeur, bande.decimales, part=True)
    mots = ["aucun organisme à montrer"]
    if valeurs:
        etendue = f"de {ecrit(valeurs[0])} à {ecrit(valeurs[-1])}"
        mots = [f"{len(valeurs)} organismes", etendue, f"médiane {ecrit(median(valeurs))}"]
    if len(valeurs) == 1:
        mots = ["un organisme", ecrit(valeurs[0])]
    mots += [repere.libelle for repere in (bande.region, bande.france) if repere]
    if bande.etendue:
        mots.append(f"régions de France de {ecrit(bande.etendue[0])} à {ecrit(bande.etendue[1])}")
    return f"{bande.titre}{INSECABLE}: {', '.join(mots)}."
