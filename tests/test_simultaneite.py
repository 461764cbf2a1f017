"""Two agents at once, on every form that changes what is there: refused with who changed what, nothing typed lost."""

import pytest
from django.apps import apps
from django.forms import BaseModelForm
from django.urls import get_resolver

from cus_tracker.concurrence import VersionMixin

from . import fabriques
from .adresses import ADRESSES
from .editions import EDITIONS, EXEMPTEES
from .monde import Monde, connecter

pytestmark = pytest.mark.django_db
SAMIR = {"first_name": "Samir", "last_name": "Vanhove", "au_retenu": fabriques.JOUR}
TUES = {"last_login"}


def base():
    """All that the base says, history included, but for sessions."""
    return {
        modele._meta.label: [
            {nom: valeur for nom, valeur in ligne.items() if nom not in TUES}
            for ligne in modele._base_manager.order_by("pk").values()
        ]
        for modele in apps.get_models()
        if modele._meta.app_label in ("territoires", "organismes", "conventions", "evaluations", "pilotage")
    }


def lisible(reponse):
    return reponse.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_a_save_on_a_stale_page_is_refused_and_loses_nothing(client, edition):
    monde, samir = Monde(), type(client)()
    edition.avant(monde)
    adresse = edition.adresse(monde)
    samir.force_login(fabriques.agent(edition.autre, **SAMIR))
    connecter(client, monde, edition.role)
    ouverte, saisie = edition.boites(monde, edition.ouvrir(monde, client)), edition.saisir(monde)
    avant_lui = base()
    edition.entre(edition, monde, samir)
    avant = base()
    assert avant != avant_lui

    refus = client.post(adresse, ouverte | saisie)

    assert refus.status_code == 200
    assert base() == avant
    page, rendues = lisible(refus), edition.boites(monde, refus)
    assert "Samir Vanhove" in page
    assert all(dit in page for dit in edition.dit)
    assert tel_que_saisi(rendues, saisie) == saisie

    suite = client.post(adresse, rendues | saisie)

    assert (base() == avant) == bool(edition.terminal)
    assert edition.terminal or edition.trace in str(base())
    assert edition.terminal or "n’est plus à jour" not in lisible(suite)


def tel_que_saisi(rendues, saisie):
    """What was typed, as the page gives it back; buttons are pressed again."""
    lues = {nom: rendues.get(nom, [""]) for nom in saisie if nom != "confirmer"}
    seules = {nom: valeurs if isinstance(saisie[nom], list) else valeurs[0] for nom, valeurs in lues.items()}
    return saisie | seules


def test_the_script_of_the_grid_is_told_the_same(client):
    monde, samir = Monde(), type(client)()
    samir.force_login(fabriques.agent("dreal", **SAMIR))
    connecter(client, monde, "dreal")
    grille = next(edition for edition in EDITIONS if edition.nom == "evaluations:grille")
    ouverte = grille.boites(monde, grille.ouvrir(monde, client))
    grille.entre(grille, monde, samir)
    avant = base()

    refus = client.post(grille.adresse(monde), ouverte | grille.saisir(monde), headers={"Accept": "application/json"})

    assert base() == avant
    (case,) = [case for case in refus.json()["cases"] if case["etat"] == "conflit"]
    assert {case["nom"]: case["texte"]} == grille.saisir(monde)
    assert f"Samir Vanhove {grille.dit[0]}" in case["raison"].replace("\u00a0", " ")


def test_every_form_that_writes_is_covered_or_says_why_not():
    ecrivent = {a.nom for a in ADRESSES.values() if a.post != 405 or a.get == 405}
    couvertes = {edition.nom for edition in EDITIONS}

    assert ecrivent - couvertes - EXEMPTEES.keys() == set(), "add a line to tests/editions.py"
    assert (couvertes | EXEMPTEES.keys()) - ecrivent == set(), "no longer a form: take the line away"
    assert couvertes & EXEMPTEES.keys() == set()


def descendants(classe):
    """The forms of the product that are made of this one."""
    for fille in classe.__subclasses__():
        yield fille
        yield from descendants(fille)


def test_every_form_of_a_row_carries_what_its_page_showed():
    assert get_resolver().url_patterns, "the resolver imports every form"
    liees = {f for f in descendants(BaseModelForm) if not f.__module__.startswith(("django", "tests", "crispy"))}

    sans = {f.__name__ for f in liees if not issubclass(f, VersionMixin)}

    assert sans == {"DepotForm", "ReprendreForm"}, "only a file that is left has no version"
    assert len(liees) > len(sans)
