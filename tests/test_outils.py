"""The scripts behind the two commands."""

import os
import subprocess
import sys

import pytest

from cus_tracker.settings import BASE_DIR

SCRIPTS = [chemin for chemin in (BASE_DIR / "outils").iterdir() if not chemin.suffix and chemin.is_file()]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda chemin: chemin.name)
def test_a_script_is_executable_parses_and_says_what_it_promises(script):
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    premiere, promesse, prudence = script.read_text().splitlines()[:3]
    assert (premiere, prudence) == ("#!/usr/bin/env bash", "set -euo pipefail")
    assert promesse.startswith("# ")


def test_the_demonstration_leaves_alone_a_base_that_knows_an_organism(tmp_path):
    environnement = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/base.sqlite3", "SECRET_KEY": "essai"}
    environnement.pop("DJANGO_SETTINGS_MODULE", None)

    def lancer(*commande):
        return subprocess.run([sys.executable, *commande], cwd=BASE_DIR, env=environnement).returncode

    assert lancer("manage.py", "migrate", "-v", "0") == 0
    assert lancer("outils/base_vide.py") == 0
    creer = (
        "from organismes.models import Organisme; from territoires.models import Departement;"
        "Organisme.objects.create(siren='552100554', nom='X', famille='ESH', siege=Departement.objects.first())"
    )
    assert lancer("manage.py", "shell", "-v", "0", "-c", creer) == 0
    assert lancer("outils/base_vide.py") == 1
