"""Orders of magnitude: percentages and thousands taken for units."""

from decimal import Decimal

from conventions.axes import croisement
from cus_tracker.typographie import nombre

from .dossier import REALISE
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
        if ligne.valeur != ligne.valeur.to_integral_value() or ligne.valeur < 0:
            phrase = (
                f"{sujet(fiche, ligne)} : {nombre(ligne.valeur)} {periode(ligne.debut, ligne.fin)}, "
                f"là où un nombre entier est attendu : un pourcentage a peut-être été donné."
            )
            yield fiche.code, phrase, [ligne]


@regle("milliers-pour-unites", "Milliers et unités confondus", Etagere.IMPROBABLE)
def milliers_pour_unites(dossier):
    bas, haut = MILLIERS
    for fiche, realise in numeriques(dossier, "nombre"):
        if realise.nature != REALISE or not realise.valeur:
            continue
        for prevu in dossier.objectifs:
            meme = (prevu.indicateur, prevu.mesure, prevu.debut, prevu.fin, croisement(prevu)) == (
                *(realise.indicateur, realise.mesure, realise.debut, realise.fin),
                croisement(realise),
            )
            if not meme or not prevu.valeur:
                continue
            rapport = max(realise.valeur / prevu.valeur, prevu.valeur / realise.valeur)
            if bas <= rapport <= haut:
                phrase = (
                    f"{sujet(fiche, realise)} : {quantite(realise.valeur, fiche)} "
                    f"{periode(realise.debut, realise.fin)}, pour un objectif de {quantite(prevu.valeur, fiche)} : "
                    f"des milliers et des unités ont pu être confondus."
                )
                yield fiche.code, phrase, [realise, prevu]
