"""What each kind of table is thought to say from its headers, whatever the generation, and as the guide tells it."""

from pathlib import Path

import pytest
from django.conf import settings

from conventions.models import Objectif
from cus_tracker.recherche import cle_recherche
from evaluations.models import Realise
from pilotage.models import TableauRepris
from pilotage.reprise.cibles import DPE, PREREGLAGES
from tests import fabriques
from tests.pilotage.monde import accepter

pytestmark = pytest.mark.django_db
INDICATEURS = {"2011-2016": "A.I", "2019-2025": "PP-1"}
DPE_DITS = {"dpe a ... dpe g", "classe a ... classe g"}
TITRES = {"region": "Tableau de suivi de la région", "rpls": "Parc, extrait du RPLS"}
TITRES |= {"sisal": "Logements financés, extrait de SISAL"}


@pytest.mark.parametrize("gen", INDICATEURS)
def test_financed_dwellings_become_realised_values_by_year_and_product(client, reprendre, gen):
    cus, annee = fabriques.convention(fabriques.organisme(), gen=gen), int(gen[:4])

    lignes = [["siren", "annee", "departement", "PLAI", "PLUS"], [cus.organisme.siren, annee, "59", 12, 30]]
    accepter(client, reprendre(lignes, prereglage="sisal", gen=gen))

    champs = "convention", "indicateur__code", "debut", "fin", "departement", "produit", "valeur"
    assert set(Realise.objects.values_list(*champs)) == {
        (cus.pk, INDICATEURS[gen], annee, annee, "59", "PLAI", 12),
        (cus.pk, INDICATEURS[gen], annee, annee, "59", "PLUS", 30),
    }


def test_objectives_of_the_table_of_the_region_follow_the_generation(client, reprendre):
    fabriques.organisme("Habitat des Dunes")

    for gen in INDICATEURS:
        accepter(client, reprendre([["Nom", "PLAI"], ["Habitat des Dunes", 12]], gen=gen))

    assert set(Objectif.objects.values_list("indicateur__code", "produit")) == {("A.I", "PLAI"), ("PP-1", "PLAI")}


def test_what_a_column_said_in_one_kind_of_table_is_not_thought_of_another(client, reprendre):
    cus = fabriques.convention(fabriques.organisme("Habitat des Dunes"))
    accepter(client, reprendre([["Nom", "PLAI"], ["Habitat des Dunes", 12]]))

    accepter(client, reprendre([["Nom", "Année", "PLAI"], ["Habitat des Dunes", 2011, 9]], prereglage="sisal"))

    assert Realise.objects.get(convention=cus).valeur == 9


@pytest.mark.parametrize("prereglage", TableauRepris.Prereglage.values)
def test_the_guide_tells_every_header_that_is_known(prereglage):
    guide = (Path(settings.BASE_DIR) / "docs" / "guide.md").read_text()
    [_, section] = guide.split(f"### {TITRES[prereglage]}\n")
    lignes = [ligne for ligne in section.partition("\n#")[0].splitlines() if ligne.startswith("|")]
    dits = {cle_recherche(mot.replace("°", " ")).strip() for ligne in lignes for mot in ligne.split("|")[1].split(",")}

    assert {mot for mots in _autres(prereglage) for mot in mots} == dits - {"", "titre de la colonne", *DPE_DITS}
    assert (dits >= DPE_DITS) == any(code.endswith(DPE) for code in PREREGLAGES[prereglage])


def _autres(prereglage):
    return [mots for code, mots in PREREGLAGES[prereglage].items() if not code.endswith(DPE)]
