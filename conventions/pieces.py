"""Files joined to an instrument: what their bytes are, whatever their name says."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from .integrite import image_entiere, pdf_entier, programmes

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", ODT: ".odt", DOCX: ".docx"}
SIGNATURES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
ARCHIVE = b"PK\x03\x04"
ENTIERS = {
    PDF: pdf_entier,
    PNG: lambda contenu: image_entiere(contenu, "PNG"),
    JPEG: lambda contenu: image_entiere(contenu, "JPEG"),
}
ABIME = "Ce {} est abîmé, incomplet ou trop grand pour être lu\u00a0: enregistrez-le de nouveau."
LONGUEUR_DU_NOM = 120
ATTENDU = "Joignez un PDF, un texte (odt, docx) ou une image (png, jpg)."


class PieceRefusee(ValueError):
    """A file that is not taken, and why, in words for an agent."""


@dataclass(frozen=True)
class Piece:
    """A file that was read and recognised."""

    nom: str
    contenu: bytes
    type_mime: str

    @property
    def empreinte(self):
        """SHA-256 of the bytes."""
        return sha256(self.contenu).hexdigest()


def lire_piece(nom, contenu):
    """The file as it will be kept; its name bears the extension of what it truly is. PieceRefusee otherwise."""
    if not contenu:
        raise PieceRefusee("Ce fichier est vide.")
    type_mime = reconnaitre(contenu)
    if type_mime is None:
        raise PieceRefusee(f"Ce fichier n’est pas d’un type accepté. {ATTENDU}")
    if type_mime in ENTIERS and not ENTIERS[type_mime](contenu):
        raise PieceRefusee(ABIME.format(EXTENSIONS[type_mime].removeprefix(".")))
    souche = PurePath(nom.replace("\\", "/")).stem
    souche = "".join(c for c in souche if c.isprintable() and c not in '"/:*?<>|').strip(". ")[:LONGUEUR_DU_NOM]
    return Piece(f"{souche or 'document'}{EXTENSIONS[type_mime]}", contenu, type_mime)


def reconnaitre(contenu):
    """The type that the bytes say; None when it is none of those taken."""
    for debut, type_mime in SIGNATURES:
        if contenu.startswith(debut):
            return type_mime
    return _dans_l_archive(contenu) if contenu.startswith(ARCHIVE) else None


def _dans_l_archive(contenu):
    """ODT or DOCX, told by what the archive holds; macros are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            noms = set(archive.namelist())
            if programmes(archive):
                raise PieceRefusee("Ce texte contient des macros\u00a0: enregistrez-le sans elles.")
            if "mimetype" in noms and "content.xml" in noms:
                with archive.open("mimetype") as mime:
                    return ODT if mime.read(len(ODT) + 1) == ODT.encode() else None
            return DOCX if {"[Content_Types].xml", "word/document.xml"} <= noms else None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error):
        return None
