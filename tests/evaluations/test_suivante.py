"""From the grid of one organism to that of the next, in the order of the board."""

import pytest
from django.urls import reverse

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def trois(client):
    """Three evaluations of one campaign, created out of order, and one of another period."""
    client.force_login(fabriques.agent())
    zele, avide, mur = (pieces.evaluation(fabriques.organisme(nom)) for nom in ("Zèle", "Avide", "Mur"))
    pieces.evaluation(avide.convention.organisme, debut=2013, fin=2014, dispositif="accession")
    return avide, mur, zele


def suivre(client, evaluation):
    return client.get(reverse("evaluations:suivante", args=[evaluation.pk]), {"au": "2012-10-03"})


def test_the_grid_leads_to_the_next_organism_at_the_same_date(client, trois):
    avide, mur, zele = trois

    grille = f"{reverse('evaluations:grille', args=[mur.pk])}?au=2012-10-03"
    assert suivre(client, avide).url == grille
    assert suivre(client, mur).url == grille.replace(f"/{mur.pk}/", f"/{zele.pk}/")


def test_after_the_last_organism_comes_the_board(client, trois):
    page = client.get(suivre(client, trois[-1]).url)

    assert "C’était le dernier organisme" in page.text
    assert "Zèle" in page.text


def test_the_grid_names_the_way_to_the_next_organism(client, trois):
    page = client.get(reverse("evaluations:grille", args=[trois[0].pk]), {"au": "2012-10-03"})

    assert reverse("evaluations:suivante", args=[trois[0].pk]) in page.text
