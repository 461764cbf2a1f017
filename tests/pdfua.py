"""Conformity of PDFs to PDF/UA-1, by the reference validator in a process of its own."""

import json
import subprocess
import sys

from cus_tracker.settings import BASE_DIR


def fautes(pdfs, dossier):
    """Faults of each PDF of {name: bytes}, one run of the validator for all; an empty list means conform."""
    chemins = {}
    for rang, (nom, contenu) in enumerate(pdfs.items()):
        chemins[nom] = dossier / f"{rang}.pdf"
        chemins[nom].write_bytes(contenu)
    sortie = subprocess.run(
        [sys.executable, BASE_DIR / "outils" / "pdfua.py", *chemins.values()], capture_output=True, text=True
    )
    assert sortie.returncode == 0, sortie.stderr
    jugements = json.loads(sortie.stdout)
    return {nom: jugements[str(chemin)] for nom, chemin in chemins.items()}
