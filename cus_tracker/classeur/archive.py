"""The zip that every workbook is, opened with suspicion: nothing is inflated before its size is known and bounded."""

import zipfile
import zlib
from pathlib import Path

from .illisible import ClasseurIllisible

TAILLE_MAX = 30_000_000
GONFLE_MAX = 400_000_000
ENTREES_MAX = 5_000
BLOC = 1 << 18

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHIFFRE_OLE = "EncryptedPackage".encode("utf-16-le")
METHODES = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
REENREGISTRER = "Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx ou en .ods."
PAS_UN_CLASSEUR = f"Ce fichier n’est pas un classeur .xlsx ou .ods. {REENREGISTRER}"
ABIME = (
    "Ce classeur est tronqué ou abîmé\u00a0: il n’a pas pu être lu jusqu’au bout. "
    "Redemandez-le ou enregistrez-le de nouveau."
)
PARTAGER = "Partagez-le en plusieurs classeurs."
CHIFFRE = "Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe et recommencez."
PANNES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


class Archive:
    """The parts of a workbook, each read once bounded; ClasseurIllisible on anything that is not plainly one."""

    def __init__(self, chemin, *, taille_max=TAILLE_MAX, gonfle_max=GONFLE_MAX):
        self.chemin = Path(chemin)
        _verifier_entete(self.chemin, taille_max)
        try:
            self.zip = zipfile.ZipFile(self.chemin)
        except PANNES as panne:
            raise ClasseurIllisible(ABIME) from panne
        try:
            _verifier_entrees(self.zip.infolist(), gonfle_max)
        except ClasseurIllisible:
            self.zip.close()
            raise
        self.noms = {entree.filename for entree in self.zip.infolist()}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.zip.close()

    def __contains__(self, nom):
        return nom in self.noms

    def taille(self, nom):
        """Inflated bytes of a part, as declared; never exceeded when it is read."""
        return self.zip.getinfo(nom).file_size

    def blocs(self, nom):
        """The bytes of a part, block by block; ClasseurIllisible when it is missing or damaged."""
        if nom not in self.noms:
            raise ClasseurIllisible(
                f"Ce classeur est incomplet\u00a0: il y manque la partie «\u00a0{nom}\u00a0». {REENREGISTRER}"
            )
        try:
            with self.zip.open(nom) as flux:
                while bloc := flux.read(BLOC):
                    yield bloc
        except PANNES as panne:
            raise ClasseurIllisible(ABIME) from panne

    def lire(self, nom):
        """All the bytes of a small part."""
        return b"".join(self.blocs(nom))


def _verifier_entete(chemin, taille_max):
    """Refuse what is not even a zip, saying what it looks like."""
    try:
        taille = chemin.stat().st_size
        with chemin.open("rb") as flux:
            debut = flux.read(4096)
            if debut.startswith(OLE):
                raise ClasseurIllisible(_ancien(debut + flux.read(taille_max)))
    except OSError as panne:
        raise ClasseurIllisible(f"Le fichier «\u00a0{chemin.name}\u00a0» ne peut pas être ouvert.") from panne
    if not taille:
        raise ClasseurIllisible("Ce fichier est vide.")
    if taille > taille_max:
        raise ClasseurIllisible(
            f"Ce fichier est trop lourd\u00a0: {_mo(taille)}\u00a0Mo, pour {_mo(taille_max)}\u00a0Mo au plus. "
            f"{PARTAGER}"
        )
    if not debut.startswith(ZIP):
        raise ClasseurIllisible(_reconnaitre(debut))


def _mo(octets):
    return f"{octets / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")


def _ancien(octets):
    if CHIFFRE_OLE in octets:
        return CHIFFRE
    return f"Ce fichier est à l’ancien format .xls. {REENREGISTRER}"


def _reconnaitre(debut):
    """Why a file that is no zip is refused."""
    if b"<office:document" in debut:
        return f"Ce fichier est un classeur à plat (.fods). {REENREGISTRER}"
    if (
        b"\0" not in debut
        and any(signe in debut for signe in (b";", b",", b"\t"))
        and not debut.lstrip().startswith(b"<")
    ):
        return f"Ce fichier est un texte, sans doute un .csv, et non un classeur .xlsx ou .ods. {REENREGISTRER}"
    return PAS_UN_CLASSEUR


def _verifier_entrees(entrees, gonfle_max):
    """Refuse an archive that hides, lies or would inflate beyond reason."""
    noms = [entree.filename for entree in entrees]
    if len(noms) > ENTREES_MAX or sum(entree.file_size for entree in entrees) > gonfle_max:
        raise ClasseurIllisible(
            f"Ce classeur est trop lourd une fois décompressé\u00a0: plus de {_mo(gonfle_max)}\u00a0Mo. {PARTAGER}"
        )
    if len(set(noms)) < len(noms) or any(_nom_suspect(nom) for nom in noms):
        raise ClasseurIllisible(f"Ce classeur contient des parties aux noms anormaux. {REENREGISTRER}")
    if any(entree.flag_bits & 0x1 for entree in entrees):
        raise ClasseurIllisible(CHIFFRE)
    if any(entree.compress_type not in METHODES for entree in entrees):
        raise ClasseurIllisible(f"Ce classeur est compressé d’une façon inhabituelle. {REENREGISTRER}")


def _nom_suspect(nom):
    return nom.startswith("/") or "\\" in nom or ":" in nom or "\0" in nom or ".." in nom.split("/")
