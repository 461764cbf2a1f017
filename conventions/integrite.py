"""Whether a file is whole, and holds no program: what its structure says, whatever its first bytes announce."""

import io
import re
import struct
import zlib

from PIL import Image

PIXELS_MAX = 40_000_000  # An A4 page scanned at 600 dots per inch has 35 million.
QUEUE, TYPES_MAX = 1024, 1_000_000
EN_TETE_PDF = re.compile(rb"%PDF-\d\.\d")
FIN_PDF = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
TABLE_PDF = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
# Folders and parts where ODF and Office keep macros, dialogs of macros, controls that run.
PROGRAMMES = re.compile(
    r"(?:^|/)(?:basic|scripts|dialogs|macrosheets|dialogsheets|activex)/|(?:^|/)vba\w*\.(?:bin|xml)$"
)
ILLISIBLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def pdf_entier(contenu):
    """True for a PDF that begins and ends as one, and whose end leads to its table of objects."""
    fins = FIN_PDF.findall(contenu, max(0, len(contenu) - QUEUE))
    if not fins or not EN_TETE_PDF.match(contenu):
        return False
    return TABLE_PDF.match(contenu, int(fins[-1])) is not None


class Octets(io.BytesIO):
    """Bytes that remember whether more were asked than they hold: whatever other libraries let Pillow forgive, a
    picture cut short is seen.
    """

    manque = False

    def read(self, taille=-1):
        lus = super().read(taille)
        self.manque |= taille > 0 and not lus
        return lus


def image_entiere(contenu, format_):
    """True for an image of this format that decodes to its last line, and that is not too large to be looked at."""
    octets = Octets(contenu)
    try:
        with Image.open(octets, formats=[format_]) as image:
            if image.width * image.height > PIXELS_MAX:
                return False
            image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
    except ILLISIBLE:
        return False
    return not octets.manque


def programmes(archive):
    """Names of the parts of an ODF or Office package that hold macros, or controls that run."""
    noms = [nom for nom in archive.namelist() if PROGRAMMES.search(nom.replace("\\", "/").lower())]
    types = "[Content_Types].xml"
    if types in archive.namelist():
        with archive.open(types) as partie:
            if b"macroenabled" in partie.read(TYPES_MAX).lower():
                noms.append(types)
    return noms
