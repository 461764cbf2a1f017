"""One mark per instrument, by state: a reader can count what is missing."""

from dataclasses import dataclass
from math import ceil

from .dessin import FILET, GRIS, INSECABLE, Dessin, abrege, largeur_de
from .signes import signe

PAS_ET_LIGNE = ((10.7, 15.6), (7.4, 11.0), (5.0, 7.4))


@dataclass(frozen=True)
class Lot:
    """So many instruments in one state: its code, its label."""

    etat: str
    libelle: str
    nombre: int


@dataclass(frozen=True)
class Dispositif:
    """A row of marks, and what is said at its end: « 30 sur 30 »."""

    libelle: str
    lots: tuple[Lot, ...]
    bilan: str = ""

    @property
    def nombre(self):
        return sum(lot.nombre for lot in self.lots)


@dataclass(frozen=True)
class Marques:
    """Rows of marks in the order given; `bilan` explains the words at the end of the rows: « signées ou proches »."""

    sujet: str
    dispositifs: tuple[Dispositif, ...]
    bilan: str = ""
    largeur: float = 487.0

    @property
    def alternative(self):
        return " ".join((f"{self.sujet}.", *(_en_mots(d) for d in self.dispositifs)))

    @property
    def legende(self):
        """Each state met, once, in the order of the rows."""
        return tuple({lot.etat: lot.libelle for d in self.dispositifs for lot in d.lots if lot.nombre}.items())

    def svg(self):
        gauche = min(max([largeur_de(d.libelle, 7.4) for d in self.dispositifs], default=0), self.largeur * 0.3) + 12
        droite = max([largeur_de(d.bilan, 7.8) for d in self.dispositifs], default=0) + 8
        place = self.largeur - gauche - droite
        pas, ligne = self._pas(place)
        par_ligne = int(place // pas)
        hauteurs = [max(1, ceil(d.nombre / par_ligne)) * ligne + (0 if pas > 10 else 5) for d in self.dispositifs]
        legende = self._places_de_legende(gauche)
        dessin = Dessin(self.largeur, sum(hauteurs) + 16 + 9 * legende[-1][1], self.alternative)
        y = ligne / 2
        for dispositif, hauteur in zip(self.dispositifs, hauteurs, strict=True):
            milieu = y + 2.6
            dessin.texte(0, milieu, abrege(dispositif.libelle, 7.4, gauche - 6), 7.4)
            dessin.texte(self.largeur, milieu, dispositif.bilan, 7.4, 700, ancrage="end")
            etats = (lot.etat for lot in dispositif.lots for _ in range(lot.nombre))
            for rang, etat in enumerate(etats):
                signe(dessin, etat, gauche + (rang % par_ligne + 0.5) * pas, y + rang // par_ligne * ligne, pas * 0.375)
            y += hauteur
        self._legende(dessin, legende, sum(hauteurs))
        return dessin.svg()

    def _pas(self, place):
        """The widest marks that hold on three lines at most, else the smallest."""
        nombre = max([d.nombre for d in self.dispositifs], default=0)
        lignes = {10.7: 1, 7.4: 2}
        return next(
            (paire for paire in PAS_ET_LIGNE if nombre <= lignes.get(paire[0], 0) * (place // paire[0])),
            PAS_ET_LIGNE[-1],
        )

    def _places_de_legende(self, gauche):
        """Where each state met is explained: abscissa and line; the last place is the one of `bilan`, at the end."""
        x, ligne, places = gauche, 0, []
        for libelle in (*(libelle for _, libelle in self.legende), self.bilan):
            if x > gauche and x + largeur_de(libelle, 6.6) + 12 > self.largeur:
                x, ligne = gauche, ligne + 1
            places.append((x, ligne))
            x += largeur_de(libelle, 6.4) + 24
        return places

    def _legende(self, dessin, places, haut):
        dessin.trait(0, haut, self.largeur, haut, FILET, 0.5)
        for (etat, libelle), (x, ligne) in zip(self.legende, places, strict=False):
            signe(dessin, etat, x + 4, haut + 9 + 9 * ligne, 3.1)
            dessin.texte(x + 10.5, haut + 11.2 + 9 * ligne, libelle, 6.4, encre=GRIS)
        dessin.texte(self.largeur, haut + 11.2 + 9 * places[-1][1], self.bilan, 6.4, encre=GRIS, ancrage="end")


def _en_mots(dispositif):
    lots = ", ".join(f"{lot.libelle} {lot.nombre}" for lot in dispositif.lots if lot.nombre) or "aucun instrument"
    bilan = f" ({dispositif.bilan})" if dispositif.bilan else ""
    return f"{dispositif.libelle}{INSECABLE}: {lots}{bilan}."
