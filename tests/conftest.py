"""What every test stands on: a base as migrations leave it, documents of its own, and no test left out."""

import os

import pytest
from django.conf import settings as reglages
from django.test import TransactionTestCase
from hypothesis import settings as hypothese

from . import etat_initial
from .aucun_oubli import AucunOubli

# Playwright keeps an event loop in the thread of the tests, where Django would otherwise refuse its own base.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Shared machines are slow by moments: a deadline would judge them, not the code.
hypothese.register_profile("maison", deadline=None, database=None, print_blob=True)
hypothese.load_profile("maison")


def pytest_addoption(parser):
    parser.addoption("--sans-oubli", action="store_true", help="refuse any deselected test but the browser journeys")


def pytest_configure(config):
    gardien = AucunOubli(sans_oubli=config.getoption("--sans-oubli"), travailleur=getattr(config, "workeroutput", None))
    config.pluginmanager.register(gardien)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file: in memory it has neither the journal nor the concurrency of the real one."""
    base = reglages.DATABASES["default"]
    if base["ENGINE"].endswith("sqlite3"):
        base.setdefault("TEST", {})["NAME"] = tmp_path_factory.mktemp("base") / "essais.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Rows laid by migrations outlive the tests that empty the base (transactional, or with a live server)."""
    with django_db_blocker.unblock():
        etat_initial.photographier()
    with pytest.MonkeyPatch.context() as remplacement:
        remplacement.setattr(TransactionTestCase, "_fixture_teardown", lambda cas: etat_initial.retablir())
        yield


@pytest.fixture(autouse=True)
def documents_a_part(settings, tmp_path):
    """Documents that a test files go with the test."""
    settings.MEDIA_ROOT = tmp_path / "documents"
