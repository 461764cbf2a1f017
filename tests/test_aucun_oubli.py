"""The guard against tests left out, tried on small sessions of its own."""

import subprocess
import sys

import pytest

from cus_tracker.settings import BASE_DIR

CONFTEST = """
from tests.aucun_oubli import AucunOubli

def pytest_configure(config):
    config.addinivalue_line("markers", "navigateur: a journey")
    travailleur = getattr(config, "workeroutput", None)
    config.pluginmanager.register(AucunOubli(sans_oubli=True, travailleur=travailleur))
"""
TEST = """
import pytest
from pytest import skip, xfail

def test_one():
    assert True

@pytest.mark.navigateur
def test_two():
    {corps}
"""


def session(dossier, *options, corps="assert True"):
    (dossier / "conftest.py").write_text(CONFTEST)
    (dossier / "test_petit.py").write_text(TEST.format(corps=corps))
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-c", "/dev/null", "--rootdir", dossier, dossier, *options],
        capture_output=True,
        text=True,
        cwd=BASE_DIR,
    )


@pytest.mark.parametrize("ouvriers", [(), ("-n", "1")], ids=["alone", "with workers"])
@pytest.mark.parametrize(
    ("corps", "options", "dit"),
    [
        ('skip("later")', (), "skipped: test_petit.py::test_two"),
        ('xfail("later")', (), "xfail: test_petit.py::test_two"),
        ("assert True", ("-k", "two"), "deselected: test_petit.py::test_one"),
    ],
)
def test_a_test_left_out_fails_the_session_and_is_named(tmp_path, corps, options, dit, ouvriers):
    fin = session(tmp_path, *options, *ouvriers, corps=corps)

    assert fin.returncode == 1
    assert dit in fin.stdout
    assert fin.stdout.splitlines()[-1].startswith("===")


def test_journeys_may_be_deselected_and_a_whole_session_passes(tmp_path):
    assert session(tmp_path).returncode == 0
    assert session(tmp_path, "-m", "not navigateur").returncode == 0
