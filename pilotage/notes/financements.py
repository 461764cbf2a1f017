"""How new dwellings are financed: PLAI and its share, how that stands in France, PLS."""

from decimal import Decimal

from cus_tracker.document import Paragraphe
from cus_tracker.redaction import intensite
from pilotage.chiffres.references import FRANCE

from . import repartition
from .matiere import annees
from .tournures import entre, fort, mouvement, part_dite, phrase, phrases, pour_cent, signe

PROCHE = Decimal("0.005")


def paragraphe(matiere):
    """PLAI, its share, how it stands in France; PLS."""
    reperes = matiere.marge("a1.plai.part.nationale", couverture=etendue_nationale(matiere))
    marge = matiere.marge("a1.plai.evolution", "a1.plai.part", "a1.pls.evolution")
    return Paragraphe(phrases(plai(matiere), national(matiere), pls(matiere)), (*marge, *reperes))


def etendue_nationale(matiere):
    """« de 17 à 31 % selon les régions »."""
    bas, haut = (matiere.valeur(f"a1.plai.part.nationale.{bout}") for bout in ("minimum", "maximum"))
    return (
        "référence saisie" if bas is None or haut is None else f"référence saisie, {entre(bas, haut)} selon les régions"
    )


def plai(matiere):
    """« On observerait une hausse nette de la production de PLAI (près de 40 % supérieure à 2005-2010). »"""
    evolution, part = matiere.valeur("a1.plai.evolution"), matiere.valeur("a1.plai.part")
    if part is None:
        return phrase("la part du PLAI dans les objectifs PLUS-PLAI est ", matiere.motif("a1.plai.part"))
    poids = (
        "représenterait ",
        fort(part_dite(part)),
        f" des objectifs PLUS-PLAI sur la période {matiere.periode}",
    )
    if evolution is None:
        return phrases(phrase("le PLAI ", poids), phrase("son évolution est ", matiere.motif("a1.plai.evolution")))
    if intensite(evolution) == "stable":
        dit = ("la production de PLAI resterait au niveau de la période ", matiere.periode_de_reference)
    else:
        sens = "supérieure" if evolution > 0 else "inférieure"
        dit = (
            "concernant la répartition par produits, on observerait ",
            mouvement(evolution),
            " de la production de PLAI (",
            fort(pour_cent(evolution)),
            f" {sens} à la période {matiere.periode_de_reference})",
        )
    return phrase(dit, ", qui ", poids)


def national(matiere):
    """How the share of PLAI stands against that of France and the span of its régions."""
    part, france = matiere.valeur("a1.plai.part"), matiere.valeur("a1.plai.part.nationale")
    if part is None:
        return ()
    if france is None:
        return phrase("la part nationale du PLAI est ", matiere.motif("a1.plai.part.nationale"))
    bas, haut = (matiere.valeur(f"a1.plai.part.nationale.{bout}") for bout in ("minimum", "maximum"))
    bornes = f" ({entre(bas, haut)} selon les régions)" if bas is not None and haut is not None else ""
    debut = f"la part nationale du PLAI{periode_nationale(matiere)} est de "
    dit = (debut, fort(part_dite(france)), f" des PLUS-PLAI{bornes}")
    place = position(part, france, bas, haut)
    if part < france - PROCHE and (matiere.valeur("a1.plai.evolution") or 0) > 0:
        return phrase("cette évolution positive reste à relativiser : ", dit, ", ce qui place la région ", fort(place))
    return phrase(dit, ", ce qui place la région ", fort(place))


def periode_nationale(matiere):
    """« (2011-2016) » when the national share known is not that of the counted years."""
    lignes = matiere.etude.references.trouver("A1", niveau="france", territoire=FRANCE, grandeur="part_plai")
    comptees = (matiere.generation.premiere_annee, matiere.generation.derniere_annee)
    if not lignes or any((ligne.debut, ligne.fin) == comptees for ligne in lignes):
        return ""
    return f" ({annees(lignes[0].debut, lignes[0].fin)})"


def position(part, france, bas, haut):
    """« en retrait de la tendance nationale », « au niveau »; under or over every région when it is so."""
    if bas is not None and part < bas:
        return "en retrait de toutes les autres régions"
    if haut is not None and part > haut:
        return "au-dessus de toutes les autres régions"
    if abs(part - france) <= PROCHE:
        return "au niveau de la tendance nationale"
    return "en retrait de la tendance nationale" if part < france else "au-dessus de la tendance nationale"


def pls(matiere):
    """« Le PLS (logement ordinaire) serait en nette régression en volume (−80 %). », and where it goes."""
    evolution = matiere.valeur("a1.pls.evolution")
    if evolution is None:
        return phrase("l’évolution du PLS (logement ordinaire) est ", matiere.motif("a1.pls.evolution"))
    if intensite(evolution) == "stable":
        dit = phrase("le PLS (logement ordinaire) serait stable en volume")
    elif evolution == -1:
        return phrase("aucun PLS (logement ordinaire) ne serait plus financé")
    else:
        sens = "progression" if evolution > 0 else "régression"
        force = {"légère": "légère", "modérée": "sensible", "nette": "nette"}[intensite(evolution)]
        dit = phrase(f"le PLS (logement ordinaire) serait en {force} {sens} en volume (", fort(signe(evolution)), ")")
    return phrases(dit, repartition.pls_par_zone(matiere))
