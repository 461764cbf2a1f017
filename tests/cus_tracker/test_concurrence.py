"""A save based on a stale page is refused with who changed what, and nothing typed is lost."""

import pytest
from django import forms

from cus_tracker.concurrence import VersionMixin
from organismes.models import Organisme
from tests.fabriques import agent, organisme

pytestmark = pytest.mark.django_db


class NomForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Organisme
        fields = ("nom", "famille")


def page(qui):
    """What an agent finds in the boxes of the page, and may send back."""
    form = NomForm(instance=Organisme.objects.get(pk=qui.pk))
    return {"nom": qui.nom, "famille": qui.famille, "version": form["version"].value()}


def envoyer(qui, donnees):
    return NomForm(donnees, instance=Organisme.objects.get(pk=qui.pk))


def test_a_save_on_a_fresh_page_goes_through():
    toit = organisme("Toit")

    form = envoyer(toit, page(toit) | {"nom": "Toit neuf"})

    assert form.is_valid()


def test_a_save_on_a_stale_page_says_who_changed_what_and_keeps_what_was_typed():
    toit = organisme("Toit")
    ouverte = page(toit)
    toit.famille, toit._history_user = "OPH", agent("dreal", nom="camille")
    toit.save()

    form = envoyer(toit, ouverte | {"nom": "Toit neuf"})

    assert not form.is_valid()
    assert form.perime
    refus = " ".join(form.non_field_errors())
    assert "camille" in refus
    assert "« entreprise sociale pour l’habitat » est devenu « office public de l’habitat »" in refus
    assert form["nom"].value() == "Toit neuf"


def test_the_same_save_sent_again_is_a_choice():
    toit = organisme("Toit")
    ouverte = page(toit)
    Organisme.objects.filter(pk=toit.pk).update(famille="OPH")
    refuse = envoyer(toit, ouverte | {"nom": "Toit neuf"})
    refuse.is_valid()

    form = envoyer(toit, ouverte | {"nom": "Toit neuf", "version": refuse["version"].value()})

    assert form.is_valid()


def test_what_the_page_does_not_show_may_change():
    toit = organisme("Toit")
    ouverte = page(toit)
    Organisme.objects.filter(pk=toit.pk).update(sigle="TT")

    assert envoyer(toit, ouverte | {"nom": "Toit neuf"}).is_valid()


@pytest.mark.parametrize("version", ["", "n’importe quoi"])
def test_a_page_without_a_witness_is_stale(version):
    toit = organisme("Toit")

    assert not envoyer(toit, page(toit) | {"version": version}).is_valid()


def test_nothing_is_stale_about_what_does_not_exist_yet():
    assert NomForm({"nom": "Toit", "famille": "ESH", "version": ""}).is_valid()


def test_the_refusal_names_who_changed_what_the_page_shows_not_who_came_last():
    toit = organisme("Toit")
    ouverte = page(toit)
    for qui, champs in (("camille", {"famille": "OPH"}), ("samir", {"sigle": "TT"})):
        for nom, valeur in champs.items():
            setattr(toit, nom, valeur)
        toit._history_user = agent("dreal", nom=qui)
        toit.save()

    form = envoyer(toit, ouverte | {"nom": "Toit neuf"})

    assert not form.is_valid()
    assert "modifiée par camille" in " ".join(form.non_field_errors())
