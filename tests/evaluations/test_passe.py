"""A page that looks at what was known in the past records nothing, and a gesture is judged on what is known today."""

import pytest
from django.urls import reverse

from evaluations.cycle import Etat
from evaluations.models import Evaluation

from .. import fabriques
from ..adresses import ADRESSES
from ..boites import envoyer
from ..monde import Monde, connecter
from . import pieces

pytestmark = pytest.mark.django_db
CONNU_LE = "2010-01-01"
# It prepares files, and records nothing in an evaluation.
PREPARENT = {"evaluations:classeurs"}
ECRIVENT = [
    adresse
    for adresse in ADRESSES.values()
    if adresse.nom.startswith("evaluations:") and (adresse.post != 405 or adresse.get == 405)
    if adresse.nom not in PREPARENT
]


def du_passe(url):
    """The same page, as things were known long ago."""
    return f"{url}{'&' if '?' in url else '?'}connu_le={CONNU_LE}"


@pytest.mark.parametrize("adresse", ECRIVENT, ids=lambda adresse: adresse.nom)
def test_nothing_is_recorded_from_a_page_of_the_past(client, adresse):
    monde = Monde()
    connecter(client, monde, "dreal")

    refus = client.post(du_passe(adresse.url(monde)), adresse.donnees)

    assert refus.status_code == 403
    assert "rien ne s’y enregistre" in refus.text


@pytest.mark.parametrize("nom", ["detail", "controles", "campagne", "case"])
def test_a_page_of_the_past_offers_no_form(client, nom):
    monde = Monde()
    connecter(client, monde, "dreal")
    pieces.realise(monde.evaluation, 9000, debut=2012, departement="")

    page = client.get(du_passe(ADRESSES[f"evaluations:{nom}"].url(monde)))

    contenu = page.text.partition("<main")[2].partition("</main>")[0]
    envois = [x for x in contenu.split('<form method="post"')[1:] if "/classeurs/" not in x.partition(">")[0]]
    assert page.status_code == 200
    assert envois == []
    assert reverse("evaluations:geste", args=[monde.evaluation.pk, "transmettre"]) not in contenu


@pytest.mark.parametrize("requete", ["au=2012-10-03", "au=2010-01-01"])
def test_a_validation_keeps_what_is_true_the_day_it_is_made(client, dreal, requete):
    evaluation = pieces.evaluation(etat=Etat.TRANSMISE)
    pieces.objectif(evaluation, 10, debut=2011, fin=2012)
    avenant = fabriques.avenant(evaluation.convention, objet="objectifs", signee=fabriques.date(2012, 3, 1))
    pieces.objectif(evaluation, 20, debut=2011, fin=2012, instrument=avenant)
    pieces.realise(evaluation, 7)

    envoyer(client, f"{reverse('evaluations:geste', args=[evaluation.pk, 'valider'])}?{requete}", motif="")

    assert "7 réalisés pour 20 attendus" in Evaluation.objects.get().resultats[0]["phrases"][0]


@pytest.mark.parametrize("requete", ["au=2012-10-03", "au=2010-01-01"])
def test_doubts_of_today_are_explained_whatever_day_the_page_looks_at(client, dreal, requete):
    qui = fabriques.organisme()
    for dep in ("59", "62"):
        fabriques.patrimoine(qui, 1000, dep=dep)
    evaluation = pieces.evaluation(qui, etat=Etat.EN_SAISIE)
    pieces.realise(evaluation, 14, departement="")

    refus = envoyer(client, f"{reverse('evaluations:geste', args=[evaluation.pk, 'transmettre'])}?{requete}", motif="")

    assert "Dites pourquoi." in refus.text
    assert Evaluation.objects.get().etat == Etat.EN_SAISIE
