"""A région’s own table turned into the sheets of the exchange workbook; what cannot be is refused at its address."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.feuilles.cellule import PRODUITS, lire_valeur
from cus_tracker.classeur import Logique, Pourcentage, montrer
from cus_tracker.classeur.ecriture import Feuille
from cus_tracker.feuilles import Annee, Entier, Jour, Refuse, Texte
from cus_tracker.nombres import lire_oui_non
from cus_tracker.recherche import cle_recherche

from .cibles import ANNEE, AVENANT, DEPARTEMENT, NOM, PRODUIT, SIREN
from .quand import lire_quand

CLE = ("siren", "generation", "dispositif")
CLES = {
    "organismes": ("siren",),
    "conventions": CLE,
    "avenants": (*CLE, "avenant"),
    "passages": (*CLE, "avenant", "etat", "le"),
    "patrimoine": ("siren", "departement", "au"),
    "valeurs": (*CLE, "indicateur", "mesure", "nature", "debut", "fin", "departement", "produit"),
}
# What a row that the base does not know must say, besides what names it.
REQUISES = {
    "organismes": {"nom": "le nom", "famille": "la famille", "departement_siege": "le département du siège"},
    "patrimoine": {DEPARTEMENT: "le département des logements", "logements": "le nombre de logements"},
}
TEXTE, JOUR, ENTIER, NOMBRE_D_ANNEE = Texte("texte"), Jour("le"), Entier("logements"), Annee("annee")


@dataclass(frozen=True)
class Cadre:
    """What the whole table is about, and what the base knows of it.

    `departements` {code or name in search key: code}, `sieges` {SIREN: code of the seat}, `natures` {indicator: nature
    of its value}, `deja` {sheet: {key: {column: cell}}} what the base holds: an empty cell of a table says nothing.
    """

    generation: str
    dispositif: str
    annees: tuple
    au: object
    source: str
    departements: dict
    sieges: dict
    natures: dict
    deja: dict


class Conversion:
    """Rows of the table dealt to sheets; `sirens` {number of a row: SIREN}, a row without one is left aside."""

    def __init__(self, tableau, colonnes, sirens, cadre):
        self.tableau, self.colonnes, self.sirens, self.cadre = tableau, colonnes, sirens, cadre
        self.rapport, self.laissees = tableau.rapport, 0
        # An organism before what hangs on it.
        visees = [(rang, cible) for rang, cible in colonnes.items() if cible.feuille]
        self.dans_l_ordre = sorted(visees, key=lambda visee: list(CLES).index(visee[1].feuille))
        self.lignes, self.origines, self.premieres = {nom: {} for nom in CLES}, {}, {}
        for numero, cellules in tableau.lignes:
            if numero in sirens:
                self._convertir(numero, cellules)
            else:
                self.laissees += 1
        self._exiger()

    def feuilles(self):
        """The sheets to write, those that have rows."""
        return [_feuille(nom, [*lignes.values()]) for nom, lignes in self.lignes.items() if lignes]

    def _convertir(self, numero, cellules):
        ligne = {SIREN: self.sirens[numero]}
        for rang, cible in self.colonnes.items():
            if not cible.feuille and cible.code != SIREN and rang in cellules:
                ligne[cible.code] = self._lu(numero, rang, cellules[rang], self._dire(cible.code))
        dites = {
            rang: self._lu(numero, rang, cellules[rang], self._lire(cible))
            for rang, cible in self.colonnes.items()
            if cible.feuille and rang in cellules
        }
        for rang, cible in self.dans_l_ordre:
            if dites.get(rang) not in (None, ""):
                self._poser(numero, rang, cible, ligne, dites[rang])

    def _lu(self, numero, rang, brut, lire):
        """What a cell says; None, the cell refused, when it says nothing that its column may say."""
        try:
            return lire(brut)
        except Refuse as refus:
            self.rapport.refuser(self.tableau.nom, rang, numero, brut, refus.attendu)
            return None

    def _dire(self, code):
        lecteurs = {DEPARTEMENT: self._departement, ANNEE: NOMBRE_D_ANNEE.lire, PRODUIT: _produit}
        return lecteurs.get(code, TEXTE.lire)

    def _lire(self, cible):
        """How the cells of a target are read."""
        if cible.feuille == "passages":
            return lire_quand
        if cible.colonne.endswith("_le"):
            return JOUR.lire
        if cible.feuille == "patrimoine":
            return ENTIER.lire
        if cible.colonne == "remise_en_ordre":
            return _oui_non
        if cible.colonne == "departement_siege":
            return self._departement
        if cible.feuille == "valeurs":
            nature = self.cadre.natures[dict(cible.dits)["indicateur"]]
            return lambda brut: _valeur(brut, nature)
        return TEXTE.lire

    def _departement(self, brut):
        """The code of a département written as a code, a number that lost its zero, or a name."""
        ecrit = f"{brut:02.0f}" if isinstance(brut, float) else montrer(brut)
        code = self.cadre.departements.get(cle_recherche(ecrit.zfill(2) if ecrit.isdecimal() else ecrit))
        if code is None:
            raise Refuse("un département, par son code ou son nom")
        return code

    def _poser(self, numero, rang, cible, ligne, valeur):
        """Give a cell to the row of its sheet, and what that row needs to be read."""
        siren, cadre = ligne[SIREN], self.cadre
        convention = {SIREN: siren, "generation": cadre.generation, "dispositif": cadre.dispositif}
        dits = {**dict(cible.dits), cible.colonne: valeur}
        if cible.feuille == "passages":
            dits["le"], dits["precision"] = valeur
        if cible.feuille == "organismes":
            if siren not in cadre.sieges:
                self._ranger(numero, rang, "organismes", {SIREN: siren, "nom": ligne.get(NOM), **dits})
            return
        if cible.feuille == "patrimoine":
            siege = self.lignes["organismes"].get((siren,), {}).get("departement_siege")
            ou = ligne.get(DEPARTEMENT) or cadre.sieges.get(siren, siege)
            cle = {SIREN: siren, DEPARTEMENT: ou, "au": cadre.au}
            self._ranger(numero, rang, "patrimoine", {**cle, **dits, "source": cadre.source})
            return
        self._ranger(numero, rang, "conventions", convention)
        if dits.get("avenant"):
            self._ranger(numero, rang, "avenants", {**convention, "avenant": AVENANT, "objet": AVENANT})
        if cible.feuille == "valeurs":
            debut, fin = (ligne[ANNEE],) * 2 if ligne.get(ANNEE) else cadre.annees
            dits |= {"debut": debut, "fin": fin, DEPARTEMENT: ligne.get(DEPARTEMENT) or ""}
            dits |= {PRODUIT: dits[PRODUIT] or ligne.get(PRODUIT) or "", "source": cadre.source}
        self._ranger(numero, rang, cible.feuille, {**convention, **dits})

    def _ranger(self, numero, rang, feuille, dits):
        """Add cells to the row of a sheet; two rows of the table that say two things are refused."""
        cle = tuple(dits.get(nom) for nom in CLES[feuille])
        self.premieres.setdefault((feuille, cle), (numero, rang))
        garde = self.lignes[feuille].setdefault(cle, {**self.cadre.deja.get(feuille, {}).get(cle, {})})
        for nom, valeur in dits.items():
            place = feuille, cle, nom
            if nom not in CLES[feuille] and place in self.origines and garde[nom] != valeur:
                attendu = f"une seule valeur\u00a0: la ligne {self.origines[place]} dit «\u00a0{garde[nom]}\u00a0»"
                self.rapport.refuser(self.tableau.nom, rang, numero, str(valeur), attendu)
            garde[nom] = valeur
            self.origines[place] = numero

    def _exiger(self):
        """Refuse the rows that lack what their sheet asks for, at the cell that should say it, else at one that spoke.

        A cell already refused is not refused twice.
        """
        refusees = {(refus.ligne, refus.colonne) for refus in self.rapport.refus}
        cellules, places = dict(self.tableau.lignes), self._places()
        for (feuille, cle), (numero, rang) in self.premieres.items():
            ligne = self.lignes[feuille][cle]
            for nom, dit in REQUISES.get(feuille, {}).items():
                place = places.get((feuille, nom), rang)
                if ligne.get(nom) in (None, "") and (numero, place) not in refusees:
                    attendu = f"aussi, sur cette ligne, {dit}"
                    self.rapport.refuser(self.tableau.nom, place, numero, cellules[numero].get(place), attendu)

    def _places(self):
        """{(sheet, column): rank} of what the columns of the table say of an organism or of its stock."""
        communes = {NOM: ("organismes", "nom"), DEPARTEMENT: ("patrimoine", DEPARTEMENT)}
        return {communes.get(cible.code, (cible.feuille, cible.colonne)): rang for rang, cible in self.colonnes.items()}


def _feuille(nom, lignes):
    """Only the columns that some row fills: those that are absent leave things as they are."""
    entetes = list(
        dict.fromkeys(entete for ligne in lignes for entete, valeur in ligne.items() if valeur not in (None, ""))
    )
    return Feuille(nom, entetes, [[ligne.get(entete) for entete in entetes] for ligne in lignes])


def _oui_non(brut):
    if isinstance(brut, Logique):
        return "oui" if brut is Logique.VRAI else "non"
    ecrit = montrer(brut).strip().casefold()
    if ecrit in ("inconnu", ""):
        return ecrit
    try:
        return "oui" if lire_oui_non({"o": "oui", "n": "non"}.get(ecrit, ecrit)) else "non"
    except ValueError:
        raise Refuse("oui, non ou inconnu") from None


def _produit(brut):
    ecrit = cle_recherche(montrer(brut)).replace(" ", "_").upper()
    if ecrit and ecrit not in PRODUITS:
        raise Refuse(f"un de ces produits\u00a0: {', '.join(PRODUITS)}")
    return ecrit


def _valeur(brut, nature):
    """The cell as it shows, once sure that it can be read."""
    lire_valeur(brut, nature)
    return f"{Decimal(f'{brut:.15g}') * 100:f} %" if isinstance(brut, Pourcentage) else brut
