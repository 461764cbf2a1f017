"""Yearly values, one panel each with its own scale from zero, a red line for the period that came before."""

from dataclasses import dataclass
from decimal import Decimal

from .barres import Repere
from .dessin import BLANC, ENCRE, FONCE, GRILLE, GRIS, INSECABLE, ROUGE, Dessin, abrege, en_mots, largeur_de, nombre
from .echelle import echelle

HAUT, PIED, HAUTEUR = 22.0, 116.0, 130.0


@dataclass(frozen=True)
class Panneau:
    """A series by year, None where nothing was given: the curve stops there, it does not dive."""

    titre: str
    annees: tuple[tuple[int, Decimal | None], ...]
    repere: Repere | None = None


@dataclass(frozen=True)
class Courbes:
    """Panels side by side."""

    sujet: str
    panneaux: tuple[Panneau, ...]
    part: bool = False
    decimales: int = 0
    largeur: float = 318.0

    @property
    def alternative(self):
        return " ".join((f"{self.sujet}.", *(self._en_mots(panneau) for panneau in self.panneaux)))

    def svg(self):
        dessin = Dessin(self.largeur, HAUTEUR, self.alternative)
        pas = self.largeur / max(len(self.panneaux), 1)
        for rang, panneau in enumerate(self.panneaux):
            self._panneau(dessin, panneau, rang * pas, rang * pas + pas - (10 if rang < len(self.panneaux) - 1 else 3))
        return dessin.svg()

    def _ecrit(self, valeur):
        return nombre(valeur, self.decimales, self.part)

    def _en_mots(self, panneau):
        valeurs = (f"{en_mots(valeur, self.decimales, self.part)} en {annee}" for annee, valeur in panneau.annees)
        repere = f"{INSECABLE}; {panneau.repere.libelle}" if panneau.repere else ""
        return f"{panneau.titre}{INSECABLE}: {', '.join(valeurs) or 'aucune donnée'}{repere}."

    def _panneau(self, dessin, panneau, gauche, droite):
        repere = (panneau.repere.valeur,) if panneau.repere else ()
        valeurs = [valeur for _, valeur in panneau.annees]
        axe = echelle((*valeurs, *repere), PIED, HAUT, marques=4, entier=not self.part)
        marges = [
            nombre(g, axe.decimales if not self.part else max(0, axe.decimales - 2), self.part) for g in axe.graduations
        ]
        debut = gauche + max(largeur_de(m, 5.9) for m in marges) + 5
        dessin.texte(gauche, 7, abrege(panneau.titre, 6.9, droite - gauche), 6.9, 700)
        for graduation, marge in zip(axe.graduations, marges, strict=True):
            y = axe.place(graduation)
            zero = abs(graduation) < axe.pas / 2
            dessin.trait(debut, y, droite, y, ENCRE if zero else GRILLE, 0.5)
            dessin.texte(debut - 3, y + 2.2, marge, 5.9, encre=GRIS, ancrage="end")
        if panneau.repere:
            self._repere(dessin, panneau.repere, axe, debut, droite)
        self._courbe(dessin, panneau.annees, axe, debut + 10, droite - 10)

    def _repere(self, dessin, repere, axe, debut, droite):
        y = axe.place(repere.valeur)
        dessin.trait(debut, y, droite, y, ROUGE, 0.9, "3 2")
        sous = y + 8 if y + 10 < PIED else y - 3
        dessin.texte(droite, sous, abrege(repere.libelle, 6.5, droite - debut), 6.5, 500, ROUGE, "end")

    def _courbe(self, dessin, annees, axe, debut, fin):
        pas = (fin - debut) / max(len(annees) - 1, 1)
        points = [(debut + pas * rang, None if v is None else axe.place(v)) for rang, (_, v) in enumerate(annees)]
        for suite in _suites(points):
            dessin.chemin(*suite, bord=FONCE, epaisseur=1.5)
        saut = max(1, -(-len(annees) * 17 // int(fin - debut + 17)))
        for rang, ((x, y), (annee, _)) in enumerate(zip(points, annees, strict=True)):
            if y is not None:
                dessin.disque(x, y, 2.3, bord=BLANC, epaisseur=0.7)
            if rang % saut == 0:
                dessin.texte(x, PIED + 10, str(annee), 6.1, encre=GRIS, ancrage="middle")
        connus = [rang for rang, (_, y) in enumerate(points) if y is not None]
        for rang in {*connus[:1], *connus[-1:]}:
            x, y = points[rang]
            dessin.texte(x, y - 5.5, self._ecrit(annees[rang][1]), 7, 700, ancrage="middle")


def _suites(points):
    """The runs of at least two neighbours that both have a value."""
    suite = []
    for point in (*points, (0, None)):
        if point[1] is not None:
            suite.append(point)
            continue
        if len(suite) > 1:
            yield suite
        suite = []
