"""What an instrument promises, in few lines: the totals of a convention, what an avenant changes."""

from collections import defaultdict
from dataclasses import dataclass

from cus_tracker.typographie import nombre

from .amendements import telle_qu_amendee
from .cumuls import STOCKS, cumuler
from .models import Indicateur
from .templatetags.objectifs import annees, axes, cellule

SOMME, VIDE = "somme", "–"


@dataclass(frozen=True)
class Promis:
    """A line of objectives: of what, over which years, before an avenant if one changes it, what is promised."""

    nom: str
    annees: str
    valeur: str
    avant: str = ""


def changes(changements):
    """The rows of an avenant, each beside what it replaces."""
    return [
        Promis(
            f"{_nom(c.ligne.indicateur, c.ligne.mesure)}, {axes(c.ligne)}",
            annees(c.ligne),
            cellule(c.ligne),
            ", ".join(map(cellule, c.avant)) or VIDE,
        )
        for c in changements
    ]


def totaux(convention, regard):
    """The totals over the counted years of what adds up in a convention as amended; a stock is told at the end."""
    connus = {i.code: i for i in Indicateur.objects.filter(generation=convention.generation, agregation=SOMME)}
    groupes = defaultdict(list)
    for ligne in telle_qu_amendee(convention, regard).en_vigueur:
        if ligne.indicateur in connus:
            groupes[ligne.indicateur, ligne.mesure].append(ligne)
    return [_total(connus[code], mesure, groupes[code, mesure], convention) for code, mesure in sorted(groupes)]


def _total(indicateur, mesure, lignes, convention):
    debut, fin = convention.annees_comptees
    debut = fin if mesure in STOCKS else debut
    cumul = cumuler(lignes, debut, fin)
    dit = nombre(cumul.valeur) if cumul.donne else "n.c."
    return Promis(
        f"{indicateur.code_usuel}, {_en_mots(indicateur, mesure)}",
        f"fin {fin}" if debut == fin else f"{debut}-{fin}",
        dit if cumul.complet or not cumul.donne else f"{dit} (incomplet)",
    )


def _en_mots(indicateur, mesure):
    """The measure in words, the definition where there is but one measure."""
    libelles = {connue["code"]: connue["libelle"] for connue in indicateur.mesures}
    return libelles.get(mesure) or f"{indicateur.libelle[:1].lower()}{indicateur.libelle[1:]}"


def _nom(code, mesure):
    return f"{code}, {mesure}" if mesure else code
