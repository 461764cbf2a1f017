"""The forms on the file of an organism."""

from datetime import date

from .. import fabriques
from ..adresses import ADRESSES
from .edition import MOT, Edition, par, par_le_formulaire, par_le_sien, un

RANGEES = {
    "patrimoine": ({"source": MOT}, {"logements": "7"}, "Logements : « 1000 » est devenu « 7 »"),
    "perimetre": ({"motif": MOT}, {"fin": "31/12/2011"}, "« vide » est devenu « 31/12/2011 »"),
    "attente": ({"motif": MOT}, {"attendu": "non"}, "« oui » est devenu « non »"),
    "correspondant": ({"fonction": MOT}, {"courriel": "s@exemple.fr"}, "« vide » est devenu « s@exemple.fr »"),
    "fil": ({"texte": MOT}, {"action": "Écrire"}, "« Rappeler » est devenu « Écrire »"),
}


def des_organismes():
    """The file of an organism."""
    sigle = par("organismes:corriger", lambda m: [m.organisme.pk], sigle="SAM")
    change = ("Sigle : « vide » est devenu « SAM »",)
    yield Edition("organismes:corriger", {"nom": MOT}, par_le_formulaire(sigle="SAM"), change)
    yield Edition(
        "organismes:supprimer",
        {"motif": MOT},
        par_le_sien("organismes:corriger", sigle="SAM"),
        change,
        args=lambda m: [un(m, "vierge", fabriques.organisme).pk],
    )
    yield Edition("organismes:retablir", {"motif": MOT}, sigle, change, avant=absorber)
    yield Edition(
        "organismes:absorber",
        lambda m: absorption(un(m, "grand", fabriques.organisme), MOT),
        lambda edition, m, client: edition.envoyer(
            m, client, absorption(un(m, "autre", fabriques.organisme), "Fusion.")
        ),
        ("Absorbé le : « vide » est devenu « 01/06/2012 »",),
    )
    for rubrique, (saisie, autre, dit) in RANGEES.items():
        corriger = f"organismes:corriger_{rubrique}"
        yield Edition(corriger, saisie, par_le_formulaire(**autre), (dit,))
        supprimer = par(corriger, ADRESSES[corriger].args, **autre)
        yield Edition(f"organismes:supprimer_{rubrique}", {"motif": MOT}, supprimer, (dit,))
        retirer = par(f"organismes:supprimer_{rubrique}", ADRESSES[corriger].args, motif="Saisi à tort.")
        yield Edition(corriger, saisie, retirer, ("la ligne a été supprimée",), cas="d’une ligne supprimée")


def absorber(monde):
    un(monde, "grand", fabriques.organisme).absorber(monde.organisme, le=date(2012, 2, 1), motif="Fusion.")


def absorption(par_qui, motif):
    return {"absorbe_par": str(par_qui.pk), "absorbe_le": "1er juin 2012", "motif": motif, "confirmer": "oui"}
