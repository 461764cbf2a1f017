"""The catalogue of indicators: the reference list as it was read, and the complement that makes it usable."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DONNEES = Path(__file__).parent / "donnees"

# `inconnue`: the reference gives no unit, or hesitates between two; what is typed is kept, nothing is ever added up.
NATURES_VALEUR = {
    "nombre": "nombre",
    "pourcentage": "pourcentage",
    "montant": "montant",
    "ratio": "ratio",
    "duree": "durée",
    "oui_non": "oui ou non",
    "texte": "texte",
    "inconnue": "nature non obtenue",
}
# `somme`: added over territories and years; `stock`: over territories at one date, never over years.
AGREGATIONS = {"somme": "somme", "stock": "stock à une date", "aucune": "aucune"}
# Which way is better, where the words of the definition say it; '' where they do not: nothing is then judged.
HAUSSE, BAISSE = "hausse", "baisse"
SENS = {"": "non établi", HAUSSE: "plus vaut mieux", BAISSE: "moins vaut mieux"}
NATURES_MESURE = {"stock": "stock à une date", "flux": "flux de l’année", "part": "part du total"}
CONFIANCES = ("verbatim", "partiel", "deduit", "existe_libelle_non_obtenu", "non_obtenu")
EN_VIGUEUR = "en vigueur"


class CatalogueIncoherent(ValueError):
    """The complement does not fit the reference list; `args[0]` tells every disagreement."""


@dataclass(frozen=True)
class Mesure:
    """One of the values that an indicator asks for in the same cell: a stock, a flow, or a part of the total."""

    code: str
    libelle: str
    nature: str


@dataclass(frozen=True)
class Fiche:
    """All that is known of one indicator; '' where the reference is silent.

    `axes` are those that the text asks for, `axes_sur_demande` those that the préfet may ask for; `precision` is the
    number of decimals shown in the indicator's own unit; `debut` and `fin` are the days of `valable`, both included.
    """

    rang: int
    generation: str
    dispositif: str
    code: str
    code_usuel: str
    aspect: str
    libelle: str
    unite: str
    dimensions: tuple[str, ...]
    obligatoire: bool
    confiance: str
    valable: str
    debut: date
    fin: date | None
    note: str
    sources: tuple[str, ...]
    nature_valeur: str
    agregation: str
    precision: int
    famille: str
    mesures: tuple[Mesure, ...]
    axes: tuple[str, ...]
    axes_sur_demande: tuple[str, ...]
    produits: tuple[str, ...]
    saisissable: bool
    difference: str
    sens: str


@cache
def reference():
    """The rows of the reference list, untouched."""
    return json.loads((DONNEES / "indicateurs.json").read_text(encoding="utf-8"))


@cache
def complement():
    """What we add to the reference list: correspondences, axes, measures, and one row per indicator."""
    return json.loads((DONNEES / "complement.json").read_text(encoding="utf-8"))


def fiches(lignes=None, ajouts=None):
    """One Fiche per row of the reference list, in its order; CatalogueIncoherent when the complement does not fit."""
    lignes = reference() if lignes is None else lignes
    ajouts = complement() if ajouts is None else ajouts
    if constats := desaccords(lignes, ajouts):
        raise CatalogueIncoherent("\n".join(constats))
    propres = {_cle(ligne): ligne for ligne in ajouts["indicateurs"]}
    return tuple(_fiche(rang, ligne, propres[_cle(ligne)], ajouts) for rang, ligne in enumerate(lignes, start=1))


def sens(dit, agregation):
    """Which way is better: what is said of an indicator; of things added up, more when nothing is said."""
    return dit or (HAUSSE if agregation == "somme" else "")


def validite(texte):
    """The first and last day of « debut/fin »; the last is None for what is still in force.

    >>> validite("2019-07-29/en vigueur (relevé 2025)")
    (datetime.date(2019, 7, 29), None)
    """
    debut, _, fin = texte.partition("/")
    return date.fromisoformat(debut), None if fin.startswith(EN_VIGUEUR) else date.fromisoformat(fin)


def desaccords(lignes, ajouts):
    """Every place where the complement does not fit the reference list, in words; none when it fits."""
    attendues, donnees = [_cle(x) for x in lignes], [_cle(x) for x in ajouts["indicateurs"]]
    constats = [f"{cle} : deux fois dans la liste de référence" for cle in _doubles(attendues)]
    constats += [f"{cle} : deux fois dans le complément" for cle in _doubles(donnees)]
    constats += [f"{cle} : absent du complément" for cle in attendues if cle not in donnees]
    constats += [f"{cle} : inconnu de la liste de référence" for cle in donnees if cle not in attendues]
    for ligne in lignes:
        constats += _inconnus(ligne, "dimensions", ajouts["dimensions"])
        constats += _inconnus(ligne, "generation", ajouts["generations"])
        constats += _inconnus(ligne, "dispositif", ajouts["dispositifs"])
        constats += _inconnus(ligne, "confiance", CONFIANCES)
    for ligne in ajouts["indicateurs"]:
        constats += _inconnus(ligne, "nature_valeur", NATURES_VALEUR)
        constats += _inconnus(ligne, "agregation", AGREGATIONS)
        constats += _inconnus(ligne | {"sens": ligne.get("sens", "")}, "sens", SENS)
        constats += _inconnus(ligne, "famille", ajouts["familles"])
        constats += _inconnus(ligne, "mesures", ajouts["mesures"])
    return constats


def _inconnus(ligne, champ, connus):
    """The words of one field that its list does not hold."""
    valeurs = ligne.get(champ, [])
    valeurs = valeurs if isinstance(valeurs, list) else [str(valeurs)]
    return [f"{_cle(ligne)} : {champ} « {valeur} » inconnu" for valeur in valeurs if valeur not in connus]


def _doubles(cles):
    return sorted({cle for cle in cles if cles.count(cle) > 1})


def _cle(ligne):
    return (ligne["generation"], ligne["dispositif"], ligne["code"])


def _sans_double(elements):
    return tuple(dict.fromkeys(elements))


def _fiche(rang, ligne, propre, ajouts):
    dimensions = [ajouts["dimensions"][dimension] for dimension in ligne["dimensions"]]
    mesures = [dimension["mesure"] for dimension in dimensions if "mesure" in dimension] + propre.get("mesures", [])
    axes = [dimension for dimension in dimensions if "axe" in dimension]
    return Fiche(
        rang=rang,
        generation=ajouts["generations"][str(ligne["generation"])],
        dispositif=ajouts["dispositifs"][ligne["dispositif"]],
        **_texte(ligne),
        nature_valeur=propre["nature_valeur"],
        agregation=propre["agregation"],
        precision=propre["precision"],
        famille=propre.get("famille", ""),
        mesures=tuple(Mesure(code, **ajouts["mesures"][code]) for code in _sans_double(mesures)),
        axes=_sans_double(axe["axe"] for axe in axes if not axe.get("sur_demande")),
        axes_sur_demande=_sans_double(axe["axe"] for axe in axes if axe.get("sur_demande")),
        produits=tuple(axe["modalite"] for axe in axes if "modalite" in axe),
        saisissable=propre.get("saisissable", True),
        difference=propre.get("difference", ""),
        sens=propre.get("sens", ""),
    )


def _texte(ligne):
    """What the reference list says itself, word for word."""
    debut, fin = validite(ligne["valable"])
    tels_quels = ("code", "code_usuel", "libelle", "obligatoire", "confiance", "valable")
    return {
        **{champ: ligne[champ] for champ in tels_quels},
        **{champ: ligne[champ] or "" for champ in ("aspect", "unite", "note")},
        "dimensions": tuple(ligne["dimensions"]),
        "sources": tuple(ligne["source"]),
        "debut": debut,
        "fin": fin,
    }
