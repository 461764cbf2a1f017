"""The words of a doubt: a value with its unit, a period, what a row names."""

from conventions.axes import AXES
from cus_tracker.typographie import INSECABLE, nombre
from territoires.referentiel import nom_du_departement

NATURES = {"objectif": "objectif", "realise": "réalisé"}
MESURES = {
    "mis_en_commercialisation": "mis en commercialisation",
    "vendus": "vendus",
}


def periode(debut, fin):
    """« en 2011 », « sur 2011-2016 »."""
    return f"en{INSECABLE}{debut}" if debut == fin else f"sur{INSECABLE}{debut}-{fin}"


def lieu(ligne):
    """« (Nord, PLAI) », or nothing when the row names nothing."""
    dits = ", ".join(axes_dits(ligne))
    return f" ({dits})" if dits else ""


def axes_dits(ligne):
    """« Nord », « PLAI »: what a row names, axis by axis."""
    noms = [
        nom_du_departement(ligne.departement),
        f"EPCI{INSECABLE}{ligne.epci}" if ligne.epci else "",
        ligne.produit,
        f"zone{INSECABLE}{ligne.zonage}" if ligne.zonage else "",
        {"oui": "en ZUS", "non": "hors ZUS"}.get(ligne.zus, ""),
        f"segment{INSECABLE}{ligne.segment}" if ligne.segment else "",
    ]
    return [nom for nom in noms if nom]


def sujet(fiche, *lignes):
    """« A1 (objectif, PLAI) », « D1 vendus (réalisé) »: what a sentence begins with; of several rows, what all name."""
    ligne = commune(lignes)
    mesure = f" {MESURES.get(ligne.mesure, ligne.mesure)}" if ligne.mesure else ""
    details = lieu(ligne)
    return f"{fiche.nom}{mesure} ({NATURES[ligne.nature]}{', ' + details[2:-1] if details else ''})"


def commune(lignes):
    """The first of several rows, without the axes on which they differ."""
    differents = {axe: "" for axe in AXES if len({getattr(x, axe) for x in lignes}) > 1}
    return lignes[0]._replace(**differents)


def quantite(valeur, fiche):
    """« 120 logements », « 85 % »: a number in the unit of its indicator."""
    if fiche.nature == "pourcentage":
        return f"{nombre(valeur)}{INSECABLE}%"
    unite = fiche.unite if valeur is not None and fiche.unite.isalpha() else ""
    return f"{nombre(valeur)}{INSECABLE}{accorde(unite, valeur)}" if unite else nombre(valeur)


def accorde(unite, valeur):
    """A unit written in the plural in the catalogue, singular under two."""
    return unite.removesuffix("s") if abs(valeur) < 2 else unite
