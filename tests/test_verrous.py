"""Locked versions: digests for all, and no address that would tie an install to one machine."""

import json
import re

import pytest

from cus_tracker.settings import BASE_DIR

EXIGENCES = ["requirements", "requirements-dev"]


@pytest.mark.parametrize("nom", EXIGENCES)
def test_every_locked_package_has_its_digest_and_no_address(nom):
    texte = (BASE_DIR / f"{nom}.txt").read_text()

    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", texte)
    for bloc in re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", texte)):
        assert "--hash=sha256:" in bloc, bloc


@pytest.mark.parametrize("nom", EXIGENCES)
def test_every_package_asked_for_is_locked(nom):
    demandes = re.findall(r"(?m)^([a-z][\w-]*)", (BASE_DIR / f"{nom}.in").read_text())
    verrouilles = set(re.findall(r"(?m)^([a-z][\w.-]*)", (BASE_DIR / f"{nom}.txt").read_text()))

    assert set(demandes) <= verrouilles


def test_both_locks_agree_on_versions():
    versions = [dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", (BASE_DIR / f"{nom}.txt").read_text())) for nom in EXIGENCES]

    assert versions[0].items() <= versions[1].items()


def test_the_npm_lock_holds_no_address():
    paquets = json.loads((BASE_DIR / "package-lock.json").read_text())["packages"]

    assert all("resolved" not in paquet for paquet in paquets.values())
    assert all("integrity" in paquet for chemin, paquet in paquets.items() if chemin)
