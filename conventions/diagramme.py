"""The diagram of the states of an instrument, drawn from the table of passages and from nothing else."""

from dataclasses import dataclass
from math import hypot

from cus_tracker.cycle import AVANCEMENT, PASSAGES, Etat
from cus_tracker.graphiques.dessin import BLANC, FONCE, MOYEN, Dessin, largeur_de

LARGEUR, HAUTEUR, TAILLE, DEMI = 560, 250, 8, 11
PLACES = {
    **{etat: (50 + 96 * rang, 130) for rang, etat in enumerate(AVANCEMENT)},
    Etat.SUSPENDUE: (290, 34),
    Etat.SIGNEE: (530, 130),
    Etat.ABANDONNEE: (290, 226),
}
LIGNES = {
    Etat.ELABORATION: ("en élaboration",),
    Etat.DEPOSEE: ("projet", "déposé"),
    Etat.NEGOCIATION: ("en", "négociation"),
    Etat.AVIS: ("avis", "des préfets"),
    Etat.PRETE_A_SIGNER: ("proche de", "la signature"),
}


@dataclass(frozen=True)
class Depart:
    """A state and those that may follow it, in words, for the table beside the diagram."""

    etat: str
    libelle: str
    suivants: tuple[str, ...]


class Diagramme:
    """States as discs, each allowed move as an arrow: dark from step to step, pale where steps are skipped."""

    alternative = "Les états d’un instrument et les passages permis de l’un à l’autre, détaillés dans le tableau."

    @property
    def departs(self):
        """Each state with those that may follow it, in the order of the file."""
        return [
            Depart(etat, Etat(etat).label, tuple(Etat(s).label for s in Etat.values if s in PASSAGES[etat]))
            for etat in Etat.values
        ]

    @property
    def fleches(self):
        """Every allowed move between two states, as the table of passages gives them."""
        return [(avant, apres) for avant in Etat.values for apres in Etat.values if apres in PASSAGES[avant]]

    def svg(self):
        """The drawing: pale arrows under, then dark ones, then the states."""
        dessin = Dessin(LARGEUR, HAUTEUR, self.alternative)
        for avant, apres in sorted(self.fleches, key=lambda fleche: _est_un_pas(*fleche)):
            _fleche(dessin, avant, apres)
        for etat, (x, y) in PLACES.items():
            dessin.disque(x, y, DEMI - 3, fond=FONCE if etat == Etat.SIGNEE else BLANC, bord=FONCE)
            self._nommer(dessin, etat, x, y)
        return dessin.svg()

    def _nommer(self, dessin, etat, x, y):
        mots = LIGNES.get(etat, (Etat(etat).label,))
        if etat in (Etat.SUSPENDUE, Etat.ABANDONNEE):
            dessin.texte(x + 14, y + 3, mots[0], TAILLE, 700)
            return
        for rang, mot in enumerate(mots):
            dessin.bloc(x - largeur_de(mot, TAILLE) / 2 - 1, y + 13 + 10 * rang, largeur_de(mot, TAILLE) + 2, 10, BLANC)
            dessin.texte(x, y + 21 + 10 * rang, mot, TAILLE, 700, ancrage="middle")


def _est_un_pas(avant, apres):
    """True of a move from a step to the very next, the signature being the last."""
    suite = (*AVANCEMENT, Etat.SIGNEE)
    return avant in AVANCEMENT and apres in suite and suite.index(apres) == suite.index(avant) + 1


def _fleche(dessin, avant, apres):
    (x1, y1), (x2, y2) = PLACES[avant], PLACES[apres]
    encre, epaisseur = (FONCE, 1.4) if _est_un_pas(avant, apres) else (MOYEN, 0.6)
    points = _arc(x1, x2, y1) if y1 == y2 and not _est_un_pas(avant, apres) else _droite(x1, y1, x2, y2)
    dessin.chemin(*points, bord=encre, epaisseur=epaisseur)
    _pointe(dessin, *points[-2], *points[-1], encre)


def _droite(x1, y1, x2, y2):
    """A straight line that stops at the rim of both discs."""
    longueur = hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / longueur * DEMI, (y2 - y1) / longueur * DEMI
    return [(x1 + dx, y1 + dy), (x2 - dx, y2 - dy)]


def _arc(x1, x2, y):
    """A bow above the steps that are skipped."""
    fleche = 10 + abs(x2 - x1) / 12
    pas = [rang / 12 for rang in range(13)]
    return [(x1 + 4 + (x2 - x1 - 8) * t, y - DEMI - 4 * fleche * t * (1 - t)) for t in pas]


def _pointe(dessin, x1, y1, x2, y2, encre):
    longueur = hypot(x2 - x1, y2 - y1) or 1
    ux, uy = (x2 - x1) / longueur, (y2 - y1) / longueur
    gauche = (x2 - 5 * ux - 2.2 * uy, y2 - 5 * uy + 2.2 * ux)
    droite = (x2 - 5 * ux + 2.2 * uy, y2 - 5 * uy - 2.2 * ux)
    dessin.chemin(gauche, (x2, y2), droite, fond=encre, ferme=True)
