"""The forms on the file of an instrument: its dates, its rows, its documents, what an avenant changes."""

from .. import fabriques
from ..adresses import ADRESSES
from .edition import MOT, Edition, par, par_le_formulaire
from .passages import du_dossier

PIECES = {
    "jalon": ({"observation": MOT}, {"avec": "Lille"}, "Avec : « vide » est devenu « Lille »"),
    "avis": ({"observation": MOT}, {"attendu_le": "01/07/2011"}, "« vide » est devenu « 01/07/2011 »"),
    "signataire": ({"nom": MOT}, {"le": "01/07/2011"}, "« vide » est devenu « 01/07/2011 »"),
}


def des_instruments():
    """The file of an instrument, what an avenant changes, acts and documents."""
    for piece, (saisie, autre, dit) in PIECES.items():
        corriger = f"conventions:corriger_{piece}"
        yield Edition(corriger, saisie, par_le_formulaire(**autre), (dit,))
        ailleurs = par(corriger, ADRESSES[corriger].args, **autre)
        yield Edition(f"conventions:supprimer_{piece}", {"motif": MOT}, ailleurs, (dit,))
        retirer = par(f"conventions:supprimer_{piece}", ADRESSES[corriger].args, motif="Saisi à tort.")
        yield Edition(corriger, saisie, retirer, ("la ligne a été supprimée",), cas="d’une ligne supprimée")
    echeance = ("Échéance : « vide » est devenu « 31/12/2017 »",)
    autre = {"echeance_le": "31/12/2017"}
    yield Edition("conventions:modifier", {"remise_en_ordre_source": MOT}, par_le_formulaire(**autre), echeance)
    yield Edition(
        "conventions:modifier",
        {"changement": MOT},
        par_le_formulaire(**autre),
        echeance,
        args=lambda m: [m.avenant.pk],
        cas="d’un avenant",
    )
    yield Edition(
        "conventions:suivre",
        {"action": MOT},
        par_le_formulaire(blocage="Recours"),
        ("« vide » est devenu « Recours »",),
    )
    yield Edition("conventions:supprimer", {"motif": MOT}, par("conventions:modifier", du_dossier, **autre), echeance)
    yield Edition(
        "conventions:retirer",
        {"motif": MOT},
        par_le_formulaire(motif="Mauvais fichier"),
        ("Motif du retrait : « vide » est devenu « Mauvais fichier »",),
        terminal="the document is taken off already",
    )
    yield Edition(
        "conventions:retirer_objectif",
        {"motif": MOT},
        par_le_formulaire(motif="Mauvais avenant"),
        ("Motif du retrait : « vide » est devenu « Mauvais avenant »",),
        terminal="the objective is taken off already",
    )
    cellule = {"debut": "2011", "fin": "2016", "departement": "59"}
    yield Edition(
        "conventions:amender",
        lambda m: cellule | {"indicateur": str(fabriques.indicateur("A.I").pk), "valeur": "120", "source": MOT},
        lambda edition, m, client: edition.envoyer(m, client, edition.saisir(m) | {"valeur": "90"}),
        ("2011-2016 : « vide » est devenu « 90 »",),
    )
