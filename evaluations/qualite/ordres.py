"""Orders of magnitude: percentages and thousands taken for units."""

from decimal import Decimal

from conventions.axes import croisement
from conventions.cumuls import STOCKS
from cus_tracker.typographie import arrondi, nombre

from .dossier import OBJECTIF, REALISE
from .mots import periode, quantite, sujet
from .regles import Etagere, regle

CENT, MILLE = Decimal(100), Decimal(1000)
# A thousand, give or take a factor of three: what a slip of unit leaves between two values of one cell.
MILLIERS = (MILLE / 3, MILLE * 3)


def numeriques(dossier, nature):
    """(fiche, row) of every number of an indicator of this kind of value."""
    for (code, _, _), lignes in dossier.groupes.items():
        if dossier.fiches[code].nature == nature:
            yield from ((dossier.fiches[code], x) for x in lignes if x.valeur is not None)


@regle("pourcentage-hors-bornes", "Pourcentage négatif ou supérieur à 100", Etagere.IMPOSSIBLE)
def pourcentage_hors_bornes(dossier):
    for fiche, ligne in numeriques(dossier, "pourcentage"):
        if not 0 <= ligne.valeur <= CENT:
            dit = f"{quantite(ligne.valeur, fiche)} {periode(ligne.debut, ligne.fin)}"
            yield fiche.code, f"{sujet(fiche, ligne)} : {dit}, hors de 0 à 100.", [ligne]


@regle("fraction-pour-pourcentage", "Fraction donnée pour un pourcentage", Etagere.IMPROBABLE)
def fraction_pour_pourcentage(dossier):
    for fiche, ligne in numeriques(dossier, "pourcentage"):
        if 0 < ligne.valeur < 1:
            phrase = (
                f"{sujet(fiche, ligne)} : {quantite(ligne.valeur, fiche)} {periode(ligne.debut, ligne.fin)} ; "
                f"l’organisme a peut-être voulu dire {quantite(ligne.valeur * 100, fiche)}."
            )
            yield fiche.code, phrase, [ligne]


@regle("pourcentage-pour-nombre", "Nombre qui n’est pas entier", Etagere.IMPOSSIBLE)
def pourcentage_pour_nombre(dossier):
    for fiche, ligne in numeriques(dossier, "nombre"):
        if ligne.valeur > 0 and ligne.valeur != ligne.valeur.to_integral_value():
            phrase = (
                f"{sujet(fiche, ligne)} : {nombre(ligne.valeur)} {periode(ligne.debut, ligne.fin)}, "
                f"là où un nombre entier est attendu : un pourcentage a peut-être été donné."
            )
            yield fiche.code, phrase, [ligne]


@regle("valeur-negative", "Valeur négative", Etagere.IMPOSSIBLE)
def valeur_negative(dossier):
    for (code, _, _), lignes in dossier.groupes.items():
        fiche = dossier.fiches[code]
        negatives = [x for x in lignes if x.valeur is not None and x.valeur < 0]
        for ligne in negatives if fiche.nature != "pourcentage" else ():
            dit = f"{quantite(ligne.valeur, fiche)} {periode(ligne.debut, ligne.fin)}"
            yield code, f"{sujet(fiche, ligne)} : {dit} ; aucun indicateur ne descend sous zéro.", [ligne]


@regle("milliers-pour-unites", "Milliers et unités confondus", Etagere.IMPROBABLE)
def milliers_pour_unites(dossier):
    bas, haut = MILLIERS
    for fiche, realise in numeriques(dossier, "nombre"):
        prevu = _prevu(dossier, fiche, realise) if realise.nature == REALISE and realise.valeur else None
        if prevu is None:
            continue
        attendu, dit = _attendu(prevu, realise, fiche)
        rapport = max(realise.valeur / attendu, attendu / realise.valeur)
        if bas <= rapport <= haut and _en_milliers(prevu, realise, attendu):
            phrase = (
                f"{sujet(fiche, realise)} : {quantite(realise.valeur, fiche)} "
                f"{periode(realise.debut, realise.fin)}, pour un objectif de {dit} : "
                f"des milliers et des unités ont pu être confondus."
            )
            yield fiche.code, phrase, [realise, prevu]


def _prevu(dossier, fiche, realise):
    """The objective on the same axes: that of the same years, else, of what adds up, the shortest told over more."""
    memes = [
        x
        for x in dossier.groupes.get((realise.indicateur, realise.mesure, OBJECTIF), ())
        if x.valeur and croisement(x) == croisement(realise) and x.debut <= realise.debut and realise.fin <= x.fin
    ]
    cumulable = fiche.agregation == "somme" and realise.mesure not in STOCKS
    possibles = memes if cumulable else [x for x in memes if _duree(x) == _duree(realise)]
    return min(possibles, key=_duree, default=None)


def _attendu(prevu, realise, fiche):
    """What an objective makes due over the years of a result, and the objective in words."""
    if _duree(prevu) == _duree(realise):
        return prevu.valeur, quantite(prevu.valeur, fiche)
    attendu = prevu.valeur * _duree(realise) / _duree(prevu)
    dit = f"{quantite(prevu.valeur, fiche)} {periode(prevu.debut, prevu.fin)}"
    return attendu, f"{dit}, soit {quantite(arrondi(attendu, 1), fiche)} au prorata du temps"


def _en_milliers(prevu, realise, attendu):
    """False for a share of an objective so small that hundreds, not thousands, would make the ratio."""
    return _duree(prevu) == _duree(realise) or max(realise.valeur, attendu) >= MILLE or realise.valeur < 1


def _duree(ligne):
    return ligne.fin - ligne.debut + 1
