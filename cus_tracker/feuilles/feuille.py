"""A sheet of the exchange workbook: its columns, and what one row read becomes."""

from .colonnes import Refuse
from .rapport import Compte


class Feuille:
    """A sheet, for the time of one workbook; subclasses say what they do of a row, and how it is written.

    `nom`, `aide`, `colonnes` and `cle` (the columns that name a row) are what an app declares.
    """

    nom = ""
    aide = ""
    colonnes = ()
    cle = ()
    modele = None
    # True when the workbook has this sheet, refused before its rows could be read: nobody knows what it announced.
    illisible = False

    def __init__(self, examen):
        self.examen = examen
        self.places = {}
        self.compte = Compte()
        self.refusees = set()
        self._lecteurs, self._requises, self._vides, self._cellules = {}, (), {}, {}

    @classmethod
    def colonne(cls, nom):
        """The column of that name; None when the sheet has none."""
        return next((colonne for colonne in cls.colonnes if colonne.nom == nom), None)

    @classmethod
    def indispensables(cls):
        """Columns without which no row can be read: those of the key that a row must fill."""
        return [nom for nom in cls.cle if cls.colonne(nom).requise]

    def ouvrir(self, places):
        """Take the headers read: {name of a column: its rank}."""
        self.places = places
        self.examen.rapport.comptes[self.nom] = self.compte
        presentes = [colonne for colonne in self.colonnes if colonne.nom in places]
        self._lecteurs = {places[colonne.nom]: (colonne.nom, colonne.lecteur(self.examen)) for colonne in presentes}
        self._vides = {colonne.nom: colonne.vide for colonne in presentes}
        self._requises = [(colonne.nom, colonne.vide, colonne) for colonne in presentes if colonne.requise]

    def refuser(self, numero, colonne, attendu, lu=None):
        """Refuse the cell of a row, or the row itself when the sheet lacks the column."""
        place = self.places.get(colonne, self.places.get(self.cle[0]))
        lu = self._cellules.get(place) if lu is None else lu
        self.refusees.add(numero)
        self.examen.rapport.refuser(self.nom, place, numero, lu, attendu)

    def signaler(self, numero, colonne, constat):
        """Flag the cell of a row that is taken."""
        place = self.places.get(colonne)
        self.examen.rapport.signaler(self.nom, place, numero, self._cellules.get(place), constat)

    def lire(self, numero, cellules):
        """Read one row, {rank: raw cell}; every cell that cannot be taken is refused."""
        self._cellules = cellules
        ligne, lecteurs, illisibles = self._vides.copy(), self._lecteurs, []
        for place, brut in cellules.items():
            if place in lecteurs:
                nom, lecteur = lecteurs[place]
                try:
                    ligne[nom] = lecteur[brut]
                except Refuse as refus:
                    self.refuser(numero, nom, refus.attendu)
                    illisibles.append(nom)
        vides = [c for nom, vide, c in self._requises if ligne[nom] == vide and nom not in illisibles]
        for colonne in vides:
            self.refuser(numero, colonne.nom, f"{colonne.genre()}\u00a0: cette colonne est à remplir")
        if illisibles or vides:
            self.ecarter({nom: valeur for nom, valeur in ligne.items() if nom not in illisibles})
        else:
            self.accueillir(numero, ligne)

    def accueillir(self, numero, ligne):
        """Judge a row whose cells all read: new, changed, identical, or refused."""
        raise NotImplementedError

    def ecarter(self, ligne):
        """Remember what a refused row announced, so that other rows are not refused because of it."""

    def conclure(self):
        """Judge what depends on the whole workbook."""

    def compter(self):
        """Count the rows, once everything has been judged."""
        self.compte.refusees = len(self.refusees)

    def ecrire(self):
        """Write what is new or changed, and give the number of rows written; to be called in a transaction."""
        raise NotImplementedError

    def achever(self):
        """Write what can only be told once every sheet is written; to be called in the same transaction."""

    @classmethod
    def modeles(cls):
        """The models whose rows the sheet writes."""
        return [cls.modele]

    @classmethod
    def empreinte(cls):
        """What changes in the base whenever a row of this sheet does."""
        raise NotImplementedError

    @classmethod
    def exporter(cls):
        """Yield every row of the base, as cells in the order of the columns."""
        raise NotImplementedError
