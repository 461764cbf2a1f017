"""A filter of a list is drawn once for the pages that say the same of it, and never shows what another page said."""

import pytest
from django import forms

from cus_tracker.templatetags import filtres
from cus_tracker.templatetags.filtres import filtre


class Filtres(forms.Form):
    q = forms.CharField(label="Nom", required=False)
    siege = forms.ChoiceField(label="Siège", required=False)
    etat = forms.MultipleChoiceField(
        label="État", required=False, choices=[("a", "avis"), ("s", "signée")], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, sieges=(("59", "Nord"),)):
        super().__init__(data)
        self.fields["siege"].choices = sieges


@pytest.fixture
def dessines(monkeypatch):
    """The names of the filters really drawn."""
    faits, dessiner = [], filtres._dessiner
    monkeypatch.setattr(filtres, "_dessins", {})
    monkeypatch.setattr(filtres, "_dessiner", lambda field: faits.append(field.name) or dessiner(field))
    return faits


@pytest.mark.parametrize("nom", ["q", "siege", "etat"])
def test_the_same_filter_is_drawn_once(dessines, nom):
    pages = {filtre(Filtres({"siege": "59", "etat": ["s"]})[nom]) for _ in range(3)}

    assert (len(pages), dessines) == (1, [nom])


@pytest.mark.parametrize(
    ("nom", "autre"),
    [
        ("siege", Filtres({"siege": "59"})),
        ("siege", Filtres({"siege": "99"})),
        ("siege", Filtres({}, sieges=(("59", "Nord"), ("62", "Pas-de-Calais")))),
        ("siege", Filtres({}, sieges=(("Hauts-de-France", [("59", "Nord")]),))),
        ("etat", Filtres({"etat": ["s"]})),
        ("q", Filtres({"q": "toit"})),
    ],
)
def test_another_answer_other_choices_or_a_refusal_are_drawn_again(dessines, nom, autre):
    premiere = filtre(Filtres({})[nom])

    assert filtre(autre[nom]) != premiere
    assert filtre(Filtres({})[nom]) == premiere
    assert dessines == [nom, nom]


def test_what_was_typed_is_not_kept(dessines):
    for _ in range(2):
        assert "toit" in filtre(Filtres({"q": "toit"})["q"])

    assert dessines == ["q", "q"]
    assert not filtres._dessins


def test_only_so_many_drawings_are_kept(dessines, monkeypatch):
    monkeypatch.setattr(filtres, "DESSINS_MAX", 2)

    for code in ("59", "62", "80"):
        filtre(Filtres({"siege": code}, sieges=[("59", "Nord"), ("62", "Pas-de-Calais"), ("80", "Somme")])["siege"])

    assert len(filtres._dessins) == 1
