"""Writes the sheets and columns of the exchange workbook in docs/guide.md, from their declarations."""

import os
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(RACINE))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus_tracker.settings")

import django  # noqa: E402

django.setup()

from pilotage.importation.guide import inserer  # noqa: E402

guide = RACINE / "docs" / "guide.md"
guide.write_text(inserer(guide.read_text(encoding="utf-8")), encoding="utf-8")
