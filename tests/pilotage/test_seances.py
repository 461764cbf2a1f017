"""The page of sessions: the note on the screen and as a PDF, by right, at both clocks."""

import pytest

from tests.fabriques import JOUR, agent, bailleur, convention, objectif

pytestmark = pytest.mark.django_db
NOM = "Phare Inventé Habitat"


@pytest.fixture
def monde():
    objectif(convention(bailleur(100, nom=NOM), signee=JOUR), 10, produit="PLUS")


def ouvrir(client, role, url, **champs):
    client.force_login(agent(role, au_retenu=JOUR, **champs))
    return client.get(url)


def lu(reponse):
    return reponse.content.decode().replace("\u00a0", " ").replace("&#x27;", "’")


@pytest.mark.parametrize("role", ["lecteur", "ddtm", "dreal", "admin"])
def test_everyone_reads_and_prints_the_plenary_note_without_names(client, monde, role):
    page = lu(ouvrir(client, role, "/seances/note/?region=31"))
    pdf = client.get("/seances/note/pleniere.pdf?region=31")

    assert "10 logements" in page
    assert NOM not in page
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.parametrize(("role", "statut"), [("lecteur", 403), ("ddtm", 403), ("dreal", 200), ("admin", 200)])
def test_the_internal_note_is_for_the_dreal_and_the_administrator(client, monde, role, statut):
    page = ouvrir(client, role, "/seances/note/?version=interne&region=31")

    assert page.status_code == client.get("/seances/note/interne.pdf?region=31").status_code == statut
    assert (NOM in lu(page)) == (statut == 200)


@pytest.mark.parametrize(("role", "offerte"), [("lecteur", False), ("ddtm", False), ("dreal", True)])
def test_no_link_is_drawn_that_would_be_refused(client, monde, role, offerte):
    assert ("interne.pdf" in lu(ouvrir(client, role, "/seances/"))) == offerte


def test_links_keep_the_two_clocks_and_what_was_asked(client, monde):
    page = lu(ouvrir(client, "dreal", "/seances/?au=2012-10-04&connu_le=2012-10-01&seance=5+octobre+2012"))

    assert "/seances/note/pleniere.pdf?au=2012-10-04&amp;connu_le=2012-10-01&amp;seance=5+octobre+2012" in page


def test_a_day_that_cannot_be_read_is_said_and_kept(client, monde):
    page = lu(ouvrir(client, "dreal", "/seances/?seance=jamais"))

    assert "« jamais » n’est pas une date" in page
    assert 'value="jamais"' in page
    assert client.get("/seances/note/?seance=jamais").status_code == 302


def test_before_any_generation_the_page_says_why_there_is_no_note(client, monde):
    page = lu(ouvrir(client, "dreal", "/seances/?au=2005-01-01"))

    assert "Aucune génération de conventions n’avait commencé au 1er janvier 2005" in page


def test_each_figure_of_the_register_leads_to_where_it_comes_from(client, monde):
    page = lu(ouvrir(client, "lecteur", "/seances/note/?au=2012-10-03"))

    assert '/consolidation/a1.total/?au=2012-10-03"' in page
