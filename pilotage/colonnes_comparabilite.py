"""The columns of a comparability sheet, as files hand it over: one row by organism, its years and its values beside."""

from cus_tracker.classeur.ecriture import Feuille
from cus_tracker.exports import Colonne

from .comparabilite import LIBELLES


def colonnes(fiche):
    """The columns of a sheet; a row is (name, SIREN, Rang), or (how many others, '', their Rang together)."""
    par_an = [
        Colonne(str(annee), lambda rang, place=place: _a(rang[2].annees, place)[1], 10)
        for place, annee in enumerate(fiche.etude.generation.annees)
    ]
    valeurs = [
        colonne
        for place, grandeur in enumerate(fiche.grandeurs)
        for colonne in (
            Colonne(grandeur.libelle, lambda rang, place=place: rang[2].valeurs[place], 20),
            Colonne(f"{grandeur.libelle}, part du parc", lambda rang, place=place: _au_parc(rang[2], place), 20),
        )
    ]
    return (
        Colonne("Lecture ou niveau", lambda rang: LIBELLES[rang[2].groupe], 26),
        Colonne("Comparable", lambda rang: "oui" if rang[2].groupe in fiche.retenus else "non", 12),
        Colonne("Organisme", lambda rang: rang[0], 40),
        Colonne("SIREN", lambda rang: rang[1], 12),
        Colonne("Parc", lambda rang: rang[2].parc, 12),
        Colonne("Niveau donné", lambda rang: LIBELLES.get(rang[2].niveau, "").removeprefix("Donné "), 18),
        Colonne("Zonage", lambda rang: "oui" if rang[2].zonage else "", 8),
        Colonne("Produits", lambda rang: ", ".join(rang[2].produits), 18),
        *par_an,
        *valeurs,
    )


def dites(phrases):
    """The sheet that holds the sentences for the note."""
    return Feuille("Phrases", ["Phrase pour la note"], [(phrase,) for phrase in phrases], largeurs={})


def _a(suite, place):
    return suite[place] if suite else ("", "")


def _au_parc(rang, place):
    valeur = rang.valeurs[place]
    return valeur / rang.parc if valeur is not None and rang.parc else None
