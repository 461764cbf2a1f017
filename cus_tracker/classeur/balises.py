"""XML read event by event, without document type, entity or outside reference."""

import re
from xml.parsers import expat

from .archive import ABIME
from .illisible import ClasseurIllisible

CODAGE = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
INHABITUEL = (
    "Ce classeur est écrit d’une façon qu’aucun tableur n’emploie. "
    "Ouvrez-le dans un tableur et enregistrez-le de nouveau en .xlsx ou en .ods."
)
ENTITES = "Ce classeur déclare des entités XML, ce qu’aucun tableur ne fait\u00a0: il est refusé par sécurité."


def analyseur(debut, fin=None, texte=None, *, espaces=True):
    """A parser that calls `debut(nom, attributs)`, `fin(nom)` and `texte(donnees)`.

    With `espaces`, names are « uri local »; without, they are as written, prefix included.
    """
    parseur = expat.ParserCreate(namespace_separator=" ") if espaces else expat.ParserCreate()
    parseur.buffer_text = True
    parseur.StartElementHandler = debut
    parseur.EndElementHandler = fin
    parseur.CharacterDataHandler = texte
    parseur.StartDoctypeDeclHandler = parseur.EntityDeclHandler = _refuser
    return parseur


def _refuser(*_):
    raise ClasseurIllisible(ENTITES)


def nourrir(parseur, octets, *, dernier=False):
    """Feed a parser; ClasseurIllisible when the XML is damaged."""
    try:
        parseur.Parse(octets, dernier)
    except (expat.ExpatError, LookupError, ValueError) as panne:
        raise ClasseurIllisible(ABIME) from panne


def parcourir(blocs, debut, fin=None, texte=None):
    """Read a whole document given in blocks."""
    parseur = analyseur(debut, fin, texte)
    for bloc in blocs:
        nourrir(parseur, bloc)
    nourrir(parseur, b"", dernier=True)


def local(nom):
    """The name of an element or attribute without its namespace."""
    return nom.rpartition(" ")[2]


def locaux(attributs):
    """Attributes by local name."""
    return {local(nom): valeur for nom, valeur in attributs.items()}


def verifier_declarations(octets):
    """Refuse a document type, an entity, a comment or raw text: the bytes of its tags are looked for as they stand."""
    if b"<!" in octets:
        raise ClasseurIllisible(ENTITES if b"<!DOCTYPE" in octets or b"<!ENTITY" in octets else INHABITUEL)


def verifier_codage(bloc):
    """Refuse a document that does not begin as one in UTF-8 does."""
    declare = CODAGE.match(bloc.removeprefix(b"\xef\xbb\xbf").lstrip())
    if bloc.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in bloc:
        raise ClasseurIllisible(INHABITUEL)
    if declare and declare[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise ClasseurIllisible(INHABITUEL)
