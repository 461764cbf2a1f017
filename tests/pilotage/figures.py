"""Reading figures in tests, by their identifiers."""

from pilotage.chiffres import Etude, calculer
from tests.fabriques import REGARD


def chiffres(regard=REGARD, generation=None):
    """{identifier: Chiffre}."""
    return calculer(Etude(regard, generation))


def valeurs(regard=REGARD, generation=None):
    """{identifier: value}."""
    return {identifiant: un.valeur for identifiant, un in chiffres(regard, generation).items()}
