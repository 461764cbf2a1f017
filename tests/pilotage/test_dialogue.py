"""The dialogue: meetings, what was decided, and the actions that follow."""

from datetime import date

import pytest

from cus_tracker.regard import aujourd_hui
from pilotage.models import Action, Reunion
from pilotage.themes import cites

from .. import fabriques

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(client):
    agent = fabriques.agent(nom="camille", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


def lire(client, adresse):
    return " ".join(client.get(adresse).content.decode().split())


def test_a_meeting_is_noted_then_read(client, camille):
    donnees = {"le": "6 juin 2012", "objet": "Vente HLM", "themes": "vente", "decisions": "Annexer un état."}

    reponse = client.post("/dialogue/nouvelle/", donnees)

    page = lire(client, reponse.url)
    assert "Vente HLM" in page
    assert "Annexer un état." in page
    assert Reunion.objects.get().history.get().history_user == camille


def test_a_meeting_noted_twice_is_refused_and_nothing_typed_is_lost(client, camille):
    fabriques.reunion()

    page = client.post("/dialogue/nouvelle/", {"le": "2012-06-06", "objet": "Vente HLM", "decisions": "Rien."})

    assert "Cette réunion est déjà enregistrée." in page.content.decode()
    assert "Rien." in page.content.decode()
    assert Reunion.objects.count() == 1


def test_meetings_to_come_stand_apart_from_those_held(client, camille):
    fabriques.reunion("Tenue")
    fabriques.reunion("Prévue", date(2012, 11, 15))

    page = lire(client, "/dialogue/")

    assert page.index("Réunions à venir") < page.index("Prévue") < page.index("Réunions tenues") < page.index("Tenue")


def test_an_action_stays_open_until_it_is_done_and_says_that_it_is_late(client, camille):
    action = fabriques.action(echeance=date(2012, 9, 1))

    avant = lire(client, "/dialogue/")
    client.post(f"/dialogue/actions/{action.pk}/clore/")

    assert "01/09/2012, en retard" in avant
    assert "Aucune action n’est ouverte" in lire(client, f"/dialogue/?au={aujourd_hui()}&region=32")


def test_an_action_done_later_was_open_before(client, camille):
    fabriques.action(faite_le=date(2012, 9, 15))

    assert "Annexer les points de vigilance" in lire(client, "/dialogue/?au=2012-09-14")
    assert "Annexer les points de vigilance" not in lire(client, "/dialogue/?au=2012-09-15")


def test_an_action_waits_on_the_dashboard_of_its_agent_only(client, camille):
    fabriques.convention(signee=date(2011, 6, 1))
    fabriques.action(agent=camille, echeance=date(2012, 9, 3))

    sienne = lire(client, "/")
    client.force_login(fabriques.agent(au_retenu=fabriques.JOUR))

    assert "Annexer les points de vigilance" in sienne
    assert "30 jours" in sienne
    assert "Annexer les points de vigilance" not in lire(client, "/")


def test_an_action_needs_to_say_what_and_who(client, camille):
    reunion = fabriques.reunion()

    page = client.post(f"/dialogue/{reunion.pk}/agir/", {"echeance": "demain"})

    assert page.status_code == 200
    assert not Action.objects.exists()


def test_a_stale_correction_of_a_meeting_is_refused(client, camille):
    reunion = fabriques.reunion()
    adresse = f"/dialogue/{reunion.pk}/corriger/"
    version = client.get(adresse).context["form"]["version"].value()
    Reunion.objects.filter(pk=reunion.pk).update(decisions="Décision d’une autre.")

    page = client.post(adresse, {"le": "2012-06-06", "objet": "Vente", "decisions": "La mienne.", "version": version})

    assert page.status_code == 200
    reunion.refresh_from_db()
    assert reunion.decisions == "Décision d’une autre."


def test_a_ddtm_reads_and_draws_no_gesture(client):
    reunion = fabriques.reunion()
    fabriques.action(reunion)
    client.force_login(fabriques.agent("ddtm", au_retenu=fabriques.JOUR))

    page = lire(client, reunion.get_absolute_url())

    assert "Annexer les points de vigilance" in page
    assert "Corriger" not in page
    assert "Noter" not in page


def test_a_theme_leads_to_the_indicators_that_it_cites(client, camille):
    d1 = fabriques.indicateur("D.I")
    reunion = fabriques.reunion(themes="vente (D1)\ncharges ; C3/C4")

    page = lire(client, reunion.get_absolute_url())

    assert f'href="{d1.get_absolute_url()}">D1<' in page
    assert page.count("dans le catalogue des indicateurs") == 3


@pytest.mark.parametrize(
    ("theme", "codes"),
    [
        ("vente, D1 et D1", ["D1"]),
        ("A.I et A.II", ["A1", "A2"]),
        ("l’offre", []),
        ("E ou H", []),
        ("AD1, D12, D1-bis", []),
    ],
)
def test_a_code_is_cited_only_when_it_stands_alone(theme, codes):
    catalogue = list(fabriques.generation().indicateurs.filter(dispositif="locatif"))

    assert [indicateur.code_usuel for indicateur in cites(theme, catalogue)] == codes
