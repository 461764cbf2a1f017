"""The life-cycle of one instrument as steps on a line: those gone through with their days, then those to come."""

from dataclasses import dataclass

from .dessin import BLANC, ENCRE, FILET, FONCE, GRIS, INSECABLE, Dessin, abrege
from .signes import signe

RAYON, AXE, HAUTEUR = 4.6, 9.0, 39.0
MOTS, JOURS = 7.2, 6.4
# The last step takes the width of its word; a few steps do not stretch over the whole line.
DERNIER, PAS_MAX = 50.0, 130.0


@dataclass(frozen=True)
class Etape:
    """A step: the code of its state, its label, the words of its day; `a_venir` when nobody has reached it."""

    etat: str
    libelle: str
    quand: str = ""
    a_venir: bool = False


@dataclass(frozen=True)
class Etapes:
    """The steps of one instrument, named by `sujet`, in their order."""

    sujet: str
    etapes: tuple[Etape, ...]
    largeur: float = 505.0

    @property
    def alternative(self):
        faites = [f"{e.libelle} {e.quand}".strip() for e in self.etapes if not e.a_venir]
        reste = [e.libelle for e in self.etapes if e.a_venir]
        dite = f"{self.sujet}{INSECABLE}: {', '.join(faites) or 'aucune étape franchie'}"
        return f"{dite}{INSECABLE}; à venir{INSECABLE}: {', '.join(reste)}." if reste else f"{dite}."

    def svg(self):
        dessin = Dessin(self.largeur, HAUTEUR, self.alternative)
        pas = min(PAS_MAX, (self.largeur - DERNIER) / max(len(self.etapes) - 1, 1))
        courante = max((rang for rang, e in enumerate(self.etapes) if not e.a_venir), default=-1)
        for rang, etape in enumerate(self.etapes):
            gauche = rang * pas
            if rang + 1 < len(self.etapes):
                encre, epaisseur = (FONCE, 1.6) if rang < courante else (FILET, 0.9)
                dessin.trait(gauche + 16, AXE, gauche + pas - 1, AXE, encre, epaisseur)
            self._signe(dessin, etape, gauche + 8, courante=rang == courante)
            graisse = 700 if rang == courante else 400
            place = (pas if rang + 1 < len(self.etapes) else self.largeur - gauche) - 3
            libelle = abrege(etape.libelle, MOTS * (1.06 if rang == courante else 1), place)
            dessin.texte(gauche + 2, 26, libelle, MOTS, graisse, GRIS if etape.a_venir else ENCRE)
            if etape.quand:
                dessin.texte(gauche + 2, 35.5, abrege(etape.quand, JOURS, place), JOURS, encre=GRIS)
        return dessin.svg()

    @staticmethod
    def _signe(dessin, etape, x, *, courante):
        if etape.a_venir:
            dessin.disque(x, AXE, RAYON, fond=BLANC, bord=GRIS, epaisseur=0.8)
        elif courante:
            signe(dessin, etape.etat, x, AXE, RAYON + 1)
        else:
            dessin.disque(x, AXE, RAYON)
