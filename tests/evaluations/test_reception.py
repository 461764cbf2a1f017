"""What forms of the grid send: many fields, versions, the token; and the grid of an indicator saves like the other."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.models import Realise
from evaluations.reception import CHAMPS, FORMULAIRE

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def adresse(evaluation):
    return f"{reverse('evaluations:grille', args=[evaluation.pk])}?au=2012-10-03"


def poster(client, evaluation, champs):
    """Send a form as a browser does."""
    return client.post(adresse(evaluation), urlencode(champs), content_type=FORMULAIRE, headers=JSON)


def test_a_grid_of_more_than_a_thousand_cells_is_received(client, dreal):
    evaluation = pieces.evaluation()
    envoi = {pieces.cle(evaluation)._replace(segment=f"s{n}").nom: "" for n in range(1500)}

    assert poster(client, evaluation, envoi | {pieces.cle(evaluation).nom: "4"}).status_code == 200
    assert Realise.objects.get().valeur == 4


def test_beyond_reason_the_form_is_refused(client, dreal):
    envoi = {f"champ{n}": "" for n in range(CHAMPS + 1)}

    assert poster(client, pieces.evaluation(), envoi).status_code == 400


def test_the_token_is_still_asked_for():
    client = Client(enforce_csrf_checks=True)
    client.force_login(fabriques.agent())
    evaluation = pieces.evaluation()

    assert client.post(adresse(evaluation), {pieces.cle(evaluation).nom: "4"}).status_code == 403
    assert not Realise.objects.exists()


def test_what_was_known_in_the_past_is_not_typed_over(client, dreal):
    evaluation = pieces.evaluation()

    reponse = client.post(f"{adresse(evaluation)}&connu_le=2012-09-01", {pieces.cle(evaluation).nom: "4"}, headers=JSON)

    assert reponse.status_code == 403
    assert 'name="v.' not in client.get(f"{adresse(evaluation)}&connu_le=2012-09-01").content.decode()


@pytest.mark.parametrize(("role", "dep", "statut"), [("ddtm", "13", 404), ("ddtm", "62", 403), ("lecteur", None, 404)])
def test_the_script_of_who_may_not_write_is_refused(client, role, dep, statut):
    evaluation = pieces.evaluation()
    fabriques.patrimoine(evaluation.convention.organisme, dep="62")
    client.force_login(fabriques.agent(role, dep=dep))

    reponse = client.post(adresse(evaluation), {pieces.cle(evaluation).nom: "4"}, headers=JSON)

    assert (reponse.status_code, Realise.objects.count()) == (statut, 0)


def test_the_grid_of_an_indicator_saves_several_organisms_in_one_batch_and_spares_those_of_others(client):
    miennes = [pieces.evaluation(), pieces.evaluation()]
    autre = pieces.evaluation(fabriques.organisme(siege="62"))
    client.force_login(fabriques.agent("ddtm", dep="59"))
    feuille = reverse("evaluations:indicateur", args=[pieces.campagne().pk, pieces.indicateur().pk])

    reponse = client.post(
        f"{feuille}?au=2012-10-03", {pieces.cle(e).nom: "7" for e in (*miennes, autre)}, headers=JSON
    ).json()

    assert {c["etat"] for c in reponse["cases"]} == {"enregistree", "refusee"}
    assert {x.convention_id for x in Realise.objects.all()} == {e.convention_id for e in miennes}
    assert Realise.objects.values("lot").distinct().count() == 1


def test_only_its_author_undoes_a_batch(client, dreal):
    evaluation = pieces.evaluation()
    lot = pieces.taper({pieces.cle(evaluation): "7"}, fabriques.agent()).lot

    assert client.post(reverse("evaluations:annuler", args=[lot.pk])).status_code == 404


def test_peers_that_an_agent_does_not_follow_are_not_named(client):
    mienne = pieces.evaluation()
    autres = [pieces.evaluation(fabriques.organisme(siege="62")) for _ in range(4)]
    for autre in autres:
        pieces.realise(autre, 10)
        fabriques.patrimoine(autre.convention.organisme, 1000, dep="62", au=fabriques.date(2012, 1, 1))
    client.force_login(fabriques.agent("ddtm", dep="13"))
    assert (
        client.get(reverse("evaluations:case", args=[mienne.pk]), {"case": pieces.cle(mienne).nom}).status_code == 404
    )

    fabriques.patrimoine(mienne.convention.organisme, 500, dep="13")
    page = client.get(
        reverse("evaluations:case", args=[mienne.pk]), {"case": pieces.cle(mienne).nom, "au": "2012-10-03"}
    ).content.decode()

    assert "4\u00a0organismes de même famille" in page or "4 organismes de même famille" in page
    assert not any(a.convention.organisme.nom in page for a in autres)
