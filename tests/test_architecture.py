"""The house tests itself: imports point down, nothing is skipped, files keep their size."""

import ast
import re
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parent.parent
ETAGES = ["cus_tracker", "territoires", "organismes", "conventions", "evaluations", "pilotage"]
BANNIS = {"services.py", "utils.py", "helpers.py", "signals.py"}


def sources(dossier):
    return [f for f in sorted((RACINE / dossier).rglob("*.py")) if "migrations" not in f.parts]


def importes(fichier):
    """Top-level packages that a file imports, wherever the import stands."""
    for noeud in ast.walk(ast.parse(fichier.read_text())):
        if isinstance(noeud, ast.Import):
            yield from (alias.name.split(".")[0] for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom) and noeud.level == 0:
            yield noeud.module.split(".")[0]


@pytest.mark.parametrize("app", ETAGES)
def test_no_import_points_up(app):
    dessus = set(ETAGES[ETAGES.index(app) + 1 :])

    montants = {(f.name, nom) for f in sources(app) for nom in importes(f) if nom in dessus}

    assert not montants


@pytest.mark.parametrize("app", ETAGES)
def test_no_import_stands_inside_a_function(app):
    dedans = [
        f"{fichier.name}:{noeud.lineno}"
        for fichier in sources(app)
        for fonction in ast.walk(ast.parse(fichier.read_text()))
        if isinstance(fonction, ast.FunctionDef)
        for noeud in ast.walk(fonction)
        if isinstance(noeud, ast.Import | ast.ImportFrom)
    ]

    assert not dedans


@pytest.mark.parametrize("app", ETAGES)
def test_every_module_says_what_it_knows_on_its_first_line(app):
    muets = [str(f) for f in sources(app) if f.stat().st_size and not f.read_text().startswith('"""')]

    assert not muets


def test_no_module_has_a_name_that_says_nothing():
    assert not [f for app in ETAGES for f in sources(app) if f.name in BANNIS]


def test_files_keep_to_the_budget_of_300_lines():
    longs = {f.name: n for app in ETAGES for f in sources(app) if (n := len(f.read_text().splitlines())) > 300}

    assert not longs


def test_templates_carry_no_inline_style_script_or_handler():
    interdit = re.compile(r"<[^>]+\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", re.IGNORECASE)

    fautifs = [f.name for f in (RACINE / "templates").rglob("*.html") if interdit.search(f.read_text())]

    assert not fautifs


def test_no_test_is_skipped_or_expected_to_fail():
    marques = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b")

    assert not [f.name for f in sources("tests") if f.name != "test_architecture.py" and marques.search(f.read_text())]


def test_no_work_is_left_for_later_in_a_comment():
    reste = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")

    assert not [f.name for app in ETAGES for f in sources(app) if reste.search(f.read_text())]
