"""The accessibility statement that is served is the one that the tests can vouch for."""

from .declaration import FICHIER, declaration


def test_the_statement_says_what_the_tests_do():
    assert FICHIER.read_text() == declaration(), "python -m outils.declaration writes it again"
