"""How rows and columns of the grid are called."""

import re

from territoires.referentiel import nom_du_departement

from .structure import ENTIER

ZUS = {"oui": "en ZUS", "non": "hors ZUS"}
PRODUITS = {"PLS": "PLS ordinaire", "PLS_FOYER": "PLS foyer"}
LONGUEUR = 52
PARENTHESES = re.compile(r"\s*\([^()]*\)")
FORMES = {
    ("territoire", "annee"): "Par département et par année",
    ("territoire", "periode"): "Par département, sur la période",
    (ENTIER, "annee"): "Organisme entier, par année",
    (ENTIER, "periode"): "Organisme entier, sur la période",
}


def court(libelle, longueur=LONGUEUR):
    """The beginning of a definition without its parentheses, cut between two words, never on a small one."""
    sans_parentheses = PARENTHESES.sub("", libelle)
    if len(sans_parentheses) <= longueur:
        return sans_parentheses
    mots = sans_parentheses[:longueur].split(" ")[:-1]
    while len(mots) > 1 and len(mots[-1].strip(",")) <= 3:
        mots.pop()
    return f"{' '.join(mots).rstrip(',')}…"


def aspect(fiche, voisin=""):
    """The title of the rows of an aspect; `voisin` names its dispositif where it stands beside another."""
    titre = ", ".join(partie for partie in (fiche.aspect, voisin) if partie)
    return titre[:1].upper() + titre[1:]


def precision(rang, fiche, epcis=None):
    """What distinguishes a row among those of its indicator: « vendus, collectif 1975-1999, en ZUS »."""
    return ", ".join(partie for partie in precisions(rang, fiche, epcis) if partie)


def precisions(rang, fiche, epcis=None):
    """The same, axis by axis: '' where the row names none."""
    mesures = {code: libelle for code, libelle, _ in fiche.mesures}
    epci = (epcis or {}).get(rang.epci) or (f"EPCI {rang.epci}" if rang.epci else "")
    return (
        mesures.get(rang.mesure, rang.mesure),
        rang.segment,
        epci,
        rang.zonage and f"zone {rang.zonage}",
        ZUS.get(rang.zus, rang.zus),
        PRODUITS.get(rang.produit, rang.produit),
    )


def periode(debut, fin):
    """« 2011 » or « 2011-2012 »."""
    return str(debut) if debut == fin else f"{debut}-{fin}"


def territoire(code, noms):
    """The name of a département, the whole organism for none."""
    return noms.get(code) or nom_du_departement(code) if code else "Organisme entier"


def case(cle, fiche, noms, epcis=None):
    """« A.I PLAI, Nord 2011 »: the name of a cell, for those who listen and for reports."""
    sous = precision(cle, fiche, epcis)
    lieu = f"{territoire(cle.departement, noms)} " if cle.departement else ""
    return f"{fiche.code}{' ' if sous else ''}{sous}, {lieu}{periode(cle.debut, cle.fin)}"
