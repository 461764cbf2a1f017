"""The grid against a formset of the same rows: about a tenth of its time to read, a twentieth to save.

The grid is a whole page, signed in; the formset is drawn and saved bare. The bounds leave room to a busy machine.
"""

import gc
from time import process_time

import pytest
from django.forms import modelformset_factory
from django.test import RequestFactory
from django.urls import reverse

from evaluations.models import Realise

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db
SEGMENTS = 45
TOURS = 3


def cellules(evaluation):
    """540 values: every cell of C.I, C.II and C.III by segment and year, and as many of D.I."""
    lignes = [
        Realise(
            convention=evaluation.convention,
            indicateur=pieces.indicateur(code),
            mesure=mesure,
            debut=annee,
            fin=annee,
            segment=f"segment {rang:02d}",
            valeur=100 + rang,
        )
        for rang in range(SEGMENTS)
        for code, mesure in (("C.I", ""), ("C.II", ""), ("C.III", ""), ("C.IV", ""), ("D.I", "vendus"))
        for annee in (2011, 2012)
    ]
    lignes += [
        Realise(
            convention=evaluation.convention, indicateur=pieces.indicateur("D.I"), mesure="mis_en_commercialisation",
            debut=annee, fin=annee, segment=f"segment {rang:02d}", valeur=10,
        )
        for rang in range(SEGMENTS)
        for annee in (2011, 2012)
    ]  # fmt: skip
    Realise.objects.bulk_create(lignes)


def duree(geste):
    """The median CPU time of a few rounds."""
    gc.collect()
    temps = []
    for _ in range(TOURS):
        depart = process_time()
        geste()
        temps.append(process_time() - depart)
    return sorted(temps)[TOURS // 2]


@pytest.fixture
def evaluation(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = None
    une = pieces.evaluation(etat="en_saisie")
    cellules(une)
    return une


@pytest.fixture
def adresse(client, evaluation):
    client.force_login(fabriques.agent())
    return f"{reverse('evaluations:grille', args=[evaluation.pk])}?au=2012-10-03"


@pytest.fixture
def jeu(evaluation):
    """The usual way: a formset of the same rows, each with its number, its mention and its remark."""
    Jeu = modelformset_factory(Realise, fields=("valeur", "mention", "observation"), extra=0)
    return lambda donnees=None: Jeu(donnees, queryset=Realise.objects.filter(convention=evaluation.convention))


def test_the_grid_is_read_in_a_fraction_of_the_time_of_a_formset(client, adresse, jeu):
    assert client.get(adresse).content.count(b"data-v=") >= 540

    assert duree(lambda: client.get(adresse)) <= duree(lambda: jeu().as_table()) / 7


def test_twelve_cells_are_saved_in_a_fraction_of_the_time_of_a_formset(client, adresse, jeu, evaluation):
    vierge = jeu()
    envoi = {f"form-{n}-id": form.instance.pk for n, form in enumerate(vierge.forms)}
    envoi |= {f"form-{n}-valeur": form.instance.valeur for n, form in enumerate(vierge.forms)}
    envoi |= {"form-TOTAL_FORMS": len(vierge.forms), "form-INITIAL_FORMS": len(vierge.forms)}
    textes = iter(range(1000, 2000))

    def enregistrer_la_grille():
        cases = [pieces.cle(evaluation, "A.II", a, produit=p) for a in (2011, 2012) for p in ("PLAI", "PLUS", "PLS")]
        reponse = client.post(
            adresse, {c.nom: str(next(textes)) for c in cases}, headers={"Accept": "application/json"}
        )
        assert len(reponse.json()["cases"]) == len(cases)

    def enregistrer_le_jeu():
        envoi.update({f"form-{n}-valeur": next(textes) for n in range(12)})
        rempli = jeu(RequestFactory().post("/", envoi).POST)
        assert rempli.is_valid(), rempli.errors
        rempli.save()

    assert duree(enregistrer_la_grille) <= duree(enregistrer_le_jeu) / 14
