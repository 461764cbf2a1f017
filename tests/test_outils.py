"""The scripts behind the two commands."""

import os
import signal
import socket
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


@pytest.fixture(scope="module")
def environnement(tmp_path_factory):
    """The variables of a process whose base is up to date, and empty."""
    base = tmp_path_factory.mktemp("outils") / "base.sqlite3"
    variables = os.environ | {"DATABASE_URL": f"sqlite:///{base}", "SECRET_KEY": "essai"}
    variables.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=BASE_DIR, env=variables, check=True)
    return variables


def test_the_demonstration_leaves_alone_a_base_that_knows_an_organism(environnement):
    def lancer(*commande):
        return subprocess.run([sys.executable, *commande], cwd=BASE_DIR, env=environnement).returncode

    assert lancer("outils/base_vide.py") == 0
    creer = (
        "from organismes.models import Organisme; from territoires.models import Departement;"
        "Organisme.objects.create(siren='552100554', nom='X', famille='ESH', siege=Departement.objects.first())"
    )
    assert lancer("manage.py", "shell", "-v", "0", "-c", creer) == 0
    assert lancer("outils/base_vide.py") == 1


def test_the_server_stops_at_ctrl_c_even_when_a_script_started_it_in_the_background(environnement):
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        port = libre.getsockname()[1]
    commande = ["bash", "-c", "trap '' INT; exec outils/servir"]
    variables = environnement | {"PORT": str(port)}
    serveur = subprocess.Popen(
        commande, cwd=BASE_DIR, env=variables, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert any("Ouvrez" in ligne for ligne in serveur.stdout)
        os.killpg(serveur.pid, signal.SIGINT)
        assert "Arrêté" in serveur.communicate(timeout=60)[0]
    finally:
        serveur.terminate()
        serveur.wait()

    with socket.socket() as apres:
        assert apres.connect_ex(("127.0.0.1", port))
