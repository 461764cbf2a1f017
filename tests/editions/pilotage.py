"""The forms of the catalogue, of the dialogue, of the tables taken over."""

from .. import fabriques
from .edition import MOT, Edition, par_le_formulaire, un


def du_reste():
    """The catalogue, the dialogue, the tables taken over."""
    yield Edition(
        "indicateurs:corriger",
        {"note": MOT, "source": "Arrêté.", "motif": "Relu."},
        par_le_formulaire(difference="Autre périmètre", source="Décret.", motif="Relu."),
        ("est devenu « Autre périmètre »",),
        role="admin",
        autre="admin",
    )
    yield Edition(
        "pilotage:corriger_reunion",
        {"decisions": MOT},
        par_le_formulaire(themes="Vente"),
        ("Thèmes : « vide » est devenu « Vente »",),
    )
    yield Edition(
        "pilotage:corriger_action", {"quoi": MOT}, par_le_formulaire(porteur="DDTM"), ("« DREAL » est devenu « DDTM »",)
    )
    yield Edition(
        "pilotage:reprise_colonnes",
        {"c1": "-"},
        par_le_formulaire(),
        ("Nom : « vide » est devenu « Nom de l’organisme »",),
        trace="'Sigle': ''",
        autre="admin",
    )
    yield Edition(
        "pilotage:reprise_noms",
        {"n0": "-"},
        lambda edition, m, client: edition.envoyer(m, client, {"n0": m.organisme.siren}),
        ("est devenu « Habitat Imaginaire",),
        avant=nommer_mal,
        args=lambda m: [m.lignes["repris"].uuid],
        trace="'Inconnu au bataillon': '-'",
        autre="admin",
    )


def nommer_mal(monde):
    """A table about someone whom nobody knows, its columns told."""
    lignes = [["Nom", "Sigle"], ["Inconnu au bataillon", "IAB"], [monde.organisme.nom, "X"]]
    repris = fabriques.tableau_repris(monde.agents["dreal"], lignes, colonnes={"Nom": "nom", "Sigle": "sigle"})
    un(monde, "repris", lambda: repris)
