"""Sheets of the exchange workbook, declared: columns, natural key, what a row may say and where it goes."""

from .colonnes import ABSENTE, Choix, Code, Colonne, Jour, Moment, OuiNon, Parmi, Refuse, Texte, net
from .examen import Examen
from .feuille import Feuille
from .nombres import Annee, Entier, Nombre
from .rapport import Compte, Rapport, Refus
from .table import FeuilleDeModele

__all__ = [
    "ABSENTE",
    "Annee",
    "Choix",
    "Code",
    "Colonne",
    "Compte",
    "Entier",
    "Examen",
    "Feuille",
    "FeuilleDeModele",
    "Jour",
    "Moment",
    "Nombre",
    "OuiNon",
    "Parmi",
    "Rapport",
    "Refus",
    "Refuse",
    "Texte",
    "net",
]
