"""The zip of a workbook to write: the same bytes whatever the day, the machine or the stream."""

import zipfile
from contextlib import contextmanager
from xml.sax.saxutils import quoteattr

TETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NIVEAU = 3
PAR_BLOC = 500
INTERDITS = frozenset("[]:*?/\\")


class Paquet:
    """Parts added one after the other to a binary stream."""

    def __init__(self, flux):
        self.zip = zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED, compresslevel=NIVEAU)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.zip.close()

    def annoncer(self, nom, texte):
        """A part that programs look for at the very beginning of the file, as it stands."""
        self.zip.writestr(zipfile.ZipInfo(nom), texte)

    def poser(self, nom, texte):
        """A small part, whole."""
        with self.ouvrir(nom) as ecrire:
            ecrire(texte)

    @contextmanager
    def ouvrir(self, nom):
        """A long part: gives a function that takes its texts as they come."""
        morceaux = []
        with self.zip.open(nom, "w") as partie:

            def ecrire(morceau):
                morceaux.append(morceau)
                if len(morceaux) >= PAR_BLOC:
                    partie.write("".join(morceaux).encode())
                    morceaux.clear()

            yield ecrire
            partie.write("".join(morceaux).encode())


def attribut(texte):
    """A text as the value of an attribute, quotes included."""
    return quoteattr(str(texte), {"\n": "&#10;", "\r": "", "\t": " "})


def nom_de_feuille(nom):
    """The name, when every spreadsheet takes it; ValueError otherwise."""
    if not 0 < len(nom) <= 31 or INTERDITS.intersection(nom) or nom.strip("'") != nom:
        raise ValueError(f"«\u00a0{nom}\u00a0» n’est pas un nom de feuille possible.")
    return nom
