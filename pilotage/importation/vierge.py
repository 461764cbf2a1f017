"""The blank exchange workbook: every sheet with its headers, what each column expects and the values it offers."""

from datetime import date, datetime

from cus_tracker.classeur.ecriture import Feuille
from cus_tracker.feuilles import Choix, Code, Jour, Moment, Parmi

from .assemblage import FEUILLES

TYPES = ((Code, str), (Jour, date), (Moment, datetime))
# Beyond this a list is no help, and an .xlsx cannot hold it.
LISTE_MAX = 250


def classeur_vierge():
    """Every sheet of the exchange workbook, without a row."""
    return [
        Feuille(
            feuille.nom,
            [colonne.nom for colonne in feuille.colonnes],
            types={c.nom: genre for c in feuille.colonnes for classe, genre in TYPES if isinstance(c, classe)},
            listes={c.nom: valeurs for c in feuille.colonnes if (valeurs := _liste(c))},
            notes={c.nom: _note(c) for c in feuille.colonnes},
        )
        for feuille in FEUILLES
    ]


def _liste(colonne):
    """The values that a column offers; none when they are too many, or when a comma would part them wrongly."""
    valeurs = ()
    if isinstance(colonne, Choix):
        valeurs = tuple(colonne.choix)
    elif isinstance(colonne, Parmi):
        valeurs = tuple(sorted(valeur for valeur in colonne.connus() if isinstance(valeur, str)))
    ensemble = ",".join(valeurs)
    sure = len(ensemble) <= LISTE_MAX and ensemble.count(",") == len(valeurs) - 1 and '"' not in ensemble
    return valeurs if sure else ()


def _note(colonne):
    attendu = colonne.genre()
    phrases = ["À remplir." if colonne.requise else "Facultatif.", f"{attendu[0].upper()}{attendu[1:]}.", colonne.aide]
    return " ".join(phrase for phrase in phrases if phrase)
