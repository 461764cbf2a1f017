"""The catalogue on screen: what each text says, how far it is trusted, and its correction with a source."""

import pytest

from conventions.models import Indicateur
from tests.fabriques import agent

pytestmark = pytest.mark.django_db
AU = {"au": "2012-10-03"}


def lister(client, role="lecteur", **filtres):
    client.force_login(agent(role))
    return list(client.get("/indicateurs/", AU | filtres).context["object_list"])


def test_everyone_reads_the_whole_catalogue_by_generation(client):
    lus = lister(client)

    assert len(lus) == Indicateur.objects.count()
    assert [i.generation.debut for i in lus] == sorted(i.generation.debut for i in lus)


def test_each_wording_says_how_far_it_is_trusted(client):
    client.force_login(agent("lecteur"))

    page = client.get("/indicateurs/", AU).content.decode()

    assert all(str(confiance.label) in page for confiance in Indicateur.Confiance)


@pytest.mark.parametrize(
    ("filtre", "valeur"),
    [("generation", "2019-2025"), ("dispositif", "accession"), ("confiance", "deduit"), ("q", "logements")],
)
def test_each_filter_narrows_the_catalogue(client, filtre, valeur):
    assert 0 < len(lister(client, **{filtre: valeur})) < Indicateur.objects.count()


def test_a_word_without_its_accent_is_found(client):
    assert "A.I" in {i.code for i in lister(client, q="developpement de l’offre")}


def corriger(client, indicateur, **saisie):
    form = client.get(f"/indicateurs/{indicateur.pk}/corriger/", AU).context["form"]
    boites = {nom: form[nom].value() for nom in form.fields if form[nom].value() not in (None, False)}
    return client.post(f"/indicateurs/{indicateur.pk}/corriger/?au=2012-10-03", boites | saisie)


@pytest.fixture
def ferme(client):
    """A family that takes no cell, before an administrator."""
    client.force_login(agent("admin", nom="dominique"))
    return Indicateur.objects.get(code="E", generation__nom="2011-2016")


def test_an_administrator_completes_an_indicator_with_its_source_and_history_keeps_what_it_said(client, ferme):
    corriger(
        client,
        ferme,
        libelle="Nombre de signalements traités",
        confiance="verbatim",
        nature_valeur="nombre",
        source="Arrêté inventé du 1er avril, relevé ce jour.",
        motif="Texte retrouvé.",
        saisissable="on",
    )

    ferme.refresh_from_db()
    assert ferme.saisissable
    assert ferme.sources[-1] == "Arrêté inventé du 1er avril, relevé ce jour."
    page = client.get(ferme.get_absolute_url(), AU).content.decode()
    assert "Texte retrouvé." in page
    assert "dominique" in page


def test_a_correction_without_its_source_is_refused(client, ferme):
    reponse = corriger(client, ferme, libelle="Autre chose", motif="Parce que.")

    assert "source" in reponse.context["form"].errors
    assert "Autre chose" in reponse.content.decode()


def test_no_cell_opens_while_the_wording_is_unknown(client, ferme):
    reponse = corriger(client, ferme, source="x", motif="x", saisissable="on")

    assert "saisissable" in reponse.context["form"].errors
    ferme.refresh_from_db()
    assert not ferme.saisissable


def test_a_stale_page_corrects_over_nobody(client, ferme):
    form = client.get(f"/indicateurs/{ferme.pk}/corriger/", AU).context["form"]
    boites = {nom: form[nom].value() for nom in form.fields if form[nom].value() not in (None, False)}
    Indicateur.objects.filter(pk=ferme.pk).update(note="Changée.")

    reponse = client.post(f"/indicateurs/{ferme.pk}/corriger/?au=2012-10-03", boites | {"source": "x", "motif": "x"})

    assert "plus à jour" in reponse.content.decode()


def test_a_member_of_a_family_states_its_difference_of_definition(client):
    client.force_login(agent("lecteur"))
    membre = Indicateur.objects.exclude(difference="").exclude(famille="").first()

    page = client.get(membre.get_absolute_url(), AU).content.decode()

    assert "Différence de définition" in page


def test_axes_measures_and_family_are_corrected_too_and_told_in_history(client, ferme):
    corriger(
        client,
        ferme,
        source="Arrêté inventé.",
        motif="Axes retrouvés.",
        axes=["annee", "departement"],
        axes_sur_demande=["epci"],
        mesures=["vendus"],
        produits=["PLUS", "PLAI"],
        famille="A1",
    )

    ferme.refresh_from_db()
    assert (ferme.axes, ferme.axes_sur_demande) == (["departement", "annee"], ["epci"])
    assert ferme.mesures == [{"code": "vendus", "libelle": "logements vendus", "nature": "flux"}]
    assert (ferme.produits, ferme.famille) == (["PLAI", "PLUS"], "A1")
    page = client.get(ferme.get_absolute_url(), AU).content.decode()
    assert "logements vendus" in page
    assert "departement, annee" in page


def test_an_axis_is_asked_by_the_text_or_on_demand_not_both(client, ferme):
    reponse = corriger(client, ferme, source="x", motif="x", axes=["epci"], axes_sur_demande=["epci"])

    assert "axes_sur_demande" in reponse.context["form"].errors


def test_opening_and_saving_leaves_every_fact_of_the_catalogue_as_it_was(client, ferme):
    for indicateur in Indicateur.objects.filter(famille="D1"):
        avant = [indicateur.axes, indicateur.axes_sur_demande, indicateur.mesures, indicateur.produits]

        corriger(client, indicateur, source="Relu.", motif="Relecture.")

        indicateur.refresh_from_db()
        assert [indicateur.axes, indicateur.axes_sur_demande, indicateur.mesures, indicateur.produits] == avant
        assert indicateur.sources[-1] == "Relu."


@pytest.mark.parametrize("role", ["lecteur", "dreal"])
def test_the_menu_leads_to_the_catalogue(client, role):
    client.force_login(agent(role))

    assert 'href="/indicateurs/' in client.get("/aide/", AU).content.decode()


def test_the_sense_of_an_indicator_is_said_and_corrected_with_its_source(client, ferme):
    entretien = Indicateur.objects.get(code="C.II")
    assert "<dt>Sens</dt><dd>non établi</dd>" in client.get(entretien.get_absolute_url(), AU).text

    corriger(client, entretien, sens="baisse", source="Circulaire inventée, relevée ce jour.", motif="Sens trouvé.")

    page = client.get(entretien.get_absolute_url(), AU).text
    assert "<dt>Sens</dt><dd>moins vaut mieux</dd>" in page
    assert "Sens trouvé." in page
