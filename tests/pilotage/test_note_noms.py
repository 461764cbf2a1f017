"""The plénière names nobody but the members of printed exclusion sets; the internal variant names the ends."""

from datetime import date

import pytest

from organismes.models import Organisme, Perimetre
from pilotage.models import Reunion
from pilotage.notes.anonymat import Anonymat
from tests.fabriques import bailleur, convention, exclure, objectif, organisme, patrimoine

from .note_lue import annexe, ecrire, lire, textes

pytestmark = pytest.mark.django_db
NOMS = ("Phare Inventé Habitat", "Logis de la Brume Feinte")


@pytest.fixture
def deux_organismes():
    """Two signatories whose ratios differ."""
    for nom, nombre in zip(NOMS, (10, 40), strict=True):
        cus = convention(bailleur(100, nom=nom), signee=date(2011, 6, 1))
        objectif(cus, nombre, produit="PLUS", departement="59")
    organisme("Sans Patrimoine Connu")


def test_the_plenary_note_names_nobody(deux_organismes):
    document = ecrire()

    dit = "\n".join((*textes(document), *annexe(document)))

    assert [o.nom for o in Organisme.objects.all() if o.nom in dit] == []


def test_the_internal_note_names_who_is_at_each_end(deux_organismes):
    note = lire(interne=True)

    assert "entre 10 et 40 % de leur patrimoine actuel (de Phare Inventé Habitat à Logis de la Brume Feinte)" in note
    assert "Le patrimoine d’un organisme régional (Sans Patrimoine Connu) n’est pas connu" in note


def test_names_typed_in_a_meeting_are_hidden_in_the_plenary_only(deux_organismes):
    Reunion.objects.create(
        le=date(2012, 6, 6),
        objet="Bilan de Phare-inventé habitat",
        participants="DREAL ; Logis de la Brume Feinte",
        decisions="Logis de la brume feinte transmettra son plan.",
    )

    assert "Bilan d’un organisme" in lire()
    assert "Participants : DREAL, un organisme." in lire()
    assert "Un organisme transmettra son plan." in lire()
    assert "Logis de la brume feinte transmettra son plan." in lire(interne=True)


def test_a_member_of_a_printed_set_may_be_named():
    exclu = bailleur(5000, nom="Cités du Coron Feint")
    exclure(exclu, Perimetre.HORS_STATISTIQUES)
    Reunion.objects.create(le=date(2012, 6, 6), objet="Avenir de Cités du Coron Feint")

    assert "Avenir de Cités du Coron Feint" in lire()


def test_sigles_are_hidden_as_whole_words_but_not_those_of_the_trade():
    organisme("Nom Long Inventé", sigle="NLI")
    organisme("Autre Nom Inventé", sigle="CUS")
    patrimoine(organisme("Habitat", sigle="HAB"), 10)

    assert Anonymat().masquer("NLI et ses CUS, ANLIE comprise") == "Un organisme et ses CUS, ANLIE comprise"
