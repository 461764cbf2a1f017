"""`manage.py chiffres`: the JSON of the contract and nothing else, a table for people, refusals in French."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from cus_tracker.commande import Erreur
from tests.fabriques import objectif, signataire

pytestmark = pytest.mark.django_db


def lancer(capsys, *mots):
    call_command("chiffres", *mots)
    return capsys.readouterr().out


def lire(capsys, *mots):
    return json.loads(lancer(capsys, "--region", "31", "--format", "json", *mots))


def test_json_holds_what_the_contract_says_and_nothing_else(capsys):
    objectif(signataire(300), 100)

    lu = lire(capsys, "--au", "2012-10-03")

    chiffres = lu.pop("chiffres")
    assert lu == {"region": "31", "au": "2012-10-03", "connu_le": None, "generation": "2011-2016"}
    assert chiffres["a1.total"] == {
        "valeur": 100,
        "unite": "logements",
        "complet": True,
        "couverture": {"organismes": 1, "attendus": 1, "part_parc": 1},
        "phrase": "100",
    }
    assert chiffres["a1.effort"]["valeur"] == 100 / 300
    assert set(chiffres["a1.evolution"]) == {"valeur", "unite", "complet", "couverture", "phrase", "motif"}


def test_a_whole_number_is_an_integer(capsys):
    objectif(signataire(300), 12)

    assert '"valeur": 12,' in lancer(capsys, "--region", "31", "--au", "2012-10-03", "--format", "json")


@pytest.mark.parametrize("ecrit", ["2012-10-03", "03/10/2012", "3 octobre 2012"])
def test_a_day_is_read_as_agents_write_it(capsys, ecrit):
    lu = lire(capsys, "--au", ecrit, "--connu-le", ecrit, "--generation", "2011-2016")

    assert (lu["au"], lu["connu_le"]) == ("2012-10-03", "2012-10-03")


def test_the_table_tells_words_units_and_coverage(capsys):
    objectif(signataire(300), 32487)

    sortie = lancer(capsys, "--region", "31", "--au", "2012-10-03")

    assert sortie.startswith("Nord-Pas-de-Calais au 3\xa0octobre 2012, génération 2011-2016\n")
    ligne = next(ligne for ligne in sortie.splitlines() if ligne.startswith("a1.total "))
    assert ligne.split(None, 2)[1:] == ["1/1", "près de\xa032\xa0500\xa0logements"]


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (["--region", "31", "--au", "2016-01-01"], r"Hauts-de-France \(32\)"),
        (["--region", "99"], "n’existe pas"),
        (["--region", "31", "--au", "31 février 2012"], "calendrier"),
        (["--region", "31", "--au", "demain"], "n’est pas une date"),
        (["--region", "31", "--au", "2012-10-03", "--generation", "1998"], "2011-2016"),
        (["--region", "31", "--au", "2009-10-03"], "Aucune génération"),
        ([], "il manque"),
        (["--region", "31", "--format", "xml"], "n’est pas parmi"),
        (["--region", "31", "--date", "2012-10-03"], "option inconnue"),
    ],
)
def test_a_refusal_is_in_french(mots, dit):
    with pytest.raises(Erreur, match=dit):
        call_command("chiffres", *mots)


def shell(*mots, commande="chiffres", base="sqlite://:memory:"):
    variables = {**os.environ, "DATABASE_URL": base, "DJANGO_SETTINGS_MODULE": "cus_tracker.settings"}
    return subprocess.run([sys.executable, "manage.py", commande, *mots], capture_output=True, text=True, env=variables)


@pytest.mark.parametrize("commande", ["chiffres", "demo", "exporter", "importer", "note"])
def test_the_help_of_every_command_is_in_french(commande):
    aide = shell("--help", commande=commande)

    assert aide.returncode == 0
    assert aide.stdout.startswith(f"Emploi\xa0: manage.py {commande}")
    assert not {"usage:", "show", "options:", "positional", "verbosity", "[--skip-checks]", "checks."} & set(
        aide.stdout.split()
    )


@pytest.mark.parametrize("commande", ["exporter", "demo"])
def test_the_error_that_ends_a_command_is_announced_in_french(commande):
    refus = shell(*(["base.txt"] if commande == "exporter" else []), commande=commande)

    assert (refus.returncode, refus.stdout) == (1, "")
    assert refus.stderr.startswith("Erreur: ")


def test_refusals_of_the_shell_are_in_french():
    refus = shell("--format", "xml")

    assert (refus.returncode, refus.stdout) == (2, "")
    assert "Erreur\xa0: " in refus.stderr


@pytest.mark.parametrize(
    ("base", "phrase"),
    [
        ("sqlite://:memory:", "la base n’est pas prête. Lancez d’abord «\xa0manage.py migrate\xa0»"),
        ("sqlite:////dev/null/base", "la base de données ne répond pas"),
    ],
)
def test_a_base_that_cannot_serve_ends_a_command_with_one_french_sentence(base, phrase):
    arret = shell("--region", "31", base=base)

    assert arret.returncode == 3
    assert arret.stderr.startswith(f"Erreur\xa0: {phrase}")
    assert arret.stderr.count("\n") == 1
