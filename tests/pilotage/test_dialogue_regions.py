"""The meetings of a région are its own: on an install of several, another DREAL neither reads nor writes them."""

from datetime import date

import pytest

from pilotage.importation import importer
from pilotage.importation.sortie import exporter
from pilotage.models import Action, Reunion
from tests import fabriques
from tests.pilotage.monde import comptes, refus, verser

pytestmark = pytest.mark.django_db
LE, VENTE = date(2012, 6, 6), "Vente HLM"
REUNIONS = [["le", "objet", "decisions"], [LE, VENTE, "Annexer"]]
ACTIONS = [["reunion_le", "reunion_objet", "quoi", "porteur"], [LE, VENTE, "Annexer un état", "DREAL"]]


@pytest.fixture
def nord():
    return fabriques.agent("dreal", nom="nord", reg="31")


@pytest.fixture
def paca():
    return fabriques.agent("dreal", nom="paca", reg="93")


def lues(agent):
    return [(r.region and r.region.code, r.objet) for r in Reunion.objects.visibles_par(agent)]


def test_each_dreal_reads_its_own_meetings_and_those_of_all(nord, paca):
    fabriques.reunion("Du Nord")
    fabriques.reunion("De Provence", region=fabriques.region("93"))
    fabriques.reunion("De toutes", region=None)

    assert lues(nord) == [(None, "De toutes"), ("31", "Du Nord")]
    assert lues(paca) == [("93", "De Provence"), (None, "De toutes")]
    assert len(lues(fabriques.agent("admin"))) == 3
    assert lues(fabriques.agent("lecteur")) == []


def test_the_pages_of_another_region_are_closed_and_its_actions_unseen(client, nord, paca):
    fabriques.action(fabriques.reunion(VENTE), "Rappeler les bailleurs")

    client.force_login(nord)
    assert "Rappeler les bailleurs" in client.get("/dialogue/?au=2012-10-03").content.decode()
    client.force_login(paca)
    page = client.get("/dialogue/?au=2012-10-03").content.decode()
    assert VENTE not in page
    assert "Rappeler les bailleurs" not in page
    assert client.get(Reunion.objects.get().get_absolute_url()).status_code == 404


def test_the_heir_of_a_region_reads_the_meetings_it_inherits():
    fabriques.reunion(VENTE)

    assert lues(fabriques.agent("dreal", reg="32")) == [("31", VENTE)]


def test_a_ddtm_reads_the_meetings_of_its_region_and_changes_none():
    fabriques.reunion(VENTE)

    assert lues(fabriques.agent("ddtm", dep="62")) == [("31", VENTE)]
    assert not Reunion.objects.modifiables_par(fabriques.agent("ddtm", dep="59")).exists()
    assert lues(fabriques.agent("ddtm", dep="13")) == []


def test_a_meeting_noted_on_screen_is_of_the_region_of_the_page(client, paca):
    fabriques.reunion(VENTE)
    client.force_login(paca)

    client.post("/dialogue/nouvelle/?au=2012-10-03", {"le": "6 juin 2012", "objet": VENTE})

    assert sorted(r.region.code for r in Reunion.objects.all()) == ["31", "93"]


def test_the_same_meeting_twice_is_refused_on_screen(client, nord):
    fabriques.reunion(VENTE)
    client.force_login(nord)

    page = client.post("/dialogue/nouvelle/?au=2012-10-03", {"le": "6 juin 2012", "objet": VENTE}).content.decode()

    assert "Cette réunion est déjà enregistrée." in page
    assert Reunion.objects.count() == 1


def test_a_workbook_gives_its_meetings_the_region_of_who_imports(tmp_path, nord, paca):
    for agent in (nord, paca):
        verser(tmp_path, agent, reunions=REUNIONS, actions=ACTIONS)

    assert lues(nord) == [("31", VENTE)]
    assert lues(paca) == [("93", VENTE)]
    assert sorted(Action.objects.values_list("reunion__region__code", flat=True)) == ["31", "93"]
    assert verser(tmp_path, nord, reunions=REUNIONS, actions=ACTIONS).ecrites == 0


def test_a_dreal_writes_no_meeting_of_another_region(tmp_path, paca):
    ligne = [["le", "objet", "region"], [LE, VENTE, "31"]]

    assert list(refus(tmp_path, paca, reunions=ligne)) == ["reunions!C2"]
    assert list(refus(tmp_path, paca, reunions=[ligne[0], [LE, VENTE, "99"]])) == ["reunions!C2"]


def test_a_meeting_of_all_stays_so_when_a_workbook_names_no_region(tmp_path, nord):
    fabriques.reunion(VENTE, LE, region=None, decisions="Annexer")

    assert comptes(verser(tmp_path, nord, reunions=REUNIONS), "reunions") == (0, 0, 1, 0)


def test_the_install_itself_gives_the_region_it_is_set_for(tmp_path, settings):
    settings.REGION = "31"
    verser(tmp_path, reunions=REUNIONS)

    assert Reunion.objects.get().region.code == "31"


def test_meetings_of_two_regions_go_out_and_come_back_unchanged(tmp_path, nord, paca):
    for agent in (nord, paca):
        verser(tmp_path, agent, reunions=REUNIONS, actions=ACTIONS)
    fabriques.reunion("De toutes", region=None)

    exporter(tmp_path / "sortie.xlsx")

    assert importer(tmp_path / "sortie.xlsx", None).ecrites == 0
    assert Reunion.objects.count() == 3
