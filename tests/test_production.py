"""The settings of production: Django has nothing to say, nothing travels in clear, strangers are served nothing."""

import os
import subprocess
import sys

import pytest

from cus_tracker.settings import BASE_DIR

PRODUCTION = {
    "SECRET_KEY": "Une-cle-tiree-au-sort-de-plus-de-cinquante-caracteres-42!",
    "ALLOWED_HOSTS": "cus.example",
    "HTTPS": "1",
    "DEBUG": "0",
    "STATIC_DIRECT": "0",
}


def manage(*ordre, tmp_path, **environnement):
    """Run manage.py with these settings and no others."""
    propre = {"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{tmp_path / 'base.sqlite3'}"}
    return subprocess.run(
        [sys.executable, "manage.py", *ordre],
        cwd=BASE_DIR,
        env=propre | environnement,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_is_silent(tmp_path):
    fait = manage("check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **PRODUCTION)

    assert fait.returncode == 0, fait.stderr
    assert "no issues" in fait.stdout


def test_check_deploy_speaks_when_https_is_off(tmp_path):
    fait = manage("check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **(PRODUCTION | {"HTTPS": "0"}))

    assert fait.returncode == 1
    assert "security.W" in fait.stderr


def test_debug_is_off_unless_asked(tmp_path):
    fait = manage("shell", "-v0", "-c", "from django.conf import settings; print(settings.DEBUG)", tmp_path=tmp_path)

    assert fait.stdout.strip() == "False"


@pytest.mark.django_db
@pytest.mark.parametrize("directive", ["unsafe-inline", "unsafe-eval", "*", "http:", "data: "])
def test_the_content_policy_opens_no_door(client, directive):
    politique = client.get("/sante/").headers["Content-Security-Policy"]

    assert directive not in politique.replace("img-src 'self' data:", "")


@pytest.mark.django_db
def test_a_signed_out_visitor_is_asked_to_sign_in_and_brought_back(client):
    reponse = client.get("/?au=2012-10-03")

    assert reponse.url == "/connexion/?next=/%3Fau%3D2012-10-03"


@pytest.mark.django_db
@pytest.mark.parametrize("entete", ["X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"])
def test_pages_carry_the_headers_that_protect_them(client, entete):
    assert client.get("/connexion/").headers[entete]
