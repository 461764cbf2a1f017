"""Writes docs/accessibilite.md again from what the browser tests do: python -m outils.declaration."""

from tests.declaration import FICHIER, declaration

FICHIER.write_text(declaration())
