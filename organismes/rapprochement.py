"""Whose name is this: an organism recognised under the name that a table gives it, or the few it may be."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from cus_tracker.recherche import cle_recherche

PONCTUATION = re.compile(r"[^\w\s]+")
PARENTHESES = re.compile(r"\(([^()]*)\)")
# Legal forms say what an organism is, not who: the same one bears several over its life.
FORMES = re.compile(
    r"\b(?:offices? publics?(?: (?:de )?l habitat| d hlm| d amenagement et de construction)?|d hlm|hlm"
    r"|entreprise sociale pour l habitat|societe d economie mixte|societe anonyme|societe cooperative|cooperative"
    r"|societe|habitations? a loyers? moderes?|oph|opac|opdhlm|ophlm|esh|sa|sem|sacicap|scic|scp|coop|groupe)\b"
)
ARTICLES = frozenset(("l", "le", "la", "les", "d", "de", "du", "des", "et", "en", "a", "au", "aux", "pour"))
SUR, PROCHE, ECART, PROPOSES = 95, 60, 8, 5


@dataclass(frozen=True)
class Fiche:
    """An organism as the base knows it; its names are all those under which it is known."""

    cle: str
    noms: tuple


@dataclass(frozen=True)
class Rapprochement:
    """What is thought of one name: the organism when it is sure, and those it may be, the likeliest first."""

    sur: str | None
    proposes: tuple


def rapprocher(nom, fiches):
    """Compare a name with every `Fiche`; sure only when one organism answers it far better than any other."""
    notes = sorted(((_note(nom, fiche), fiche.cle) for fiche in fiches), key=lambda note: (-note[0], note[1]))
    proposes = [(note, cle) for note, cle in notes if note >= PROCHE][:PROPOSES]
    sur = bool(proposes) and proposes[0][0] >= SUR and (len(proposes) == 1 or proposes[0][0] - proposes[1][0] >= ECART)
    return Rapprochement(proposes[0][1] if sur else None, tuple(cle for _, cle in proposes))


def _note(nom, fiche):
    return max(
        (_ressemblance(ecriture, connu) for ecriture in _ecritures(nom) for connu in fiche.noms if connu), default=0
    )


def _ecritures(nom):
    """The name as written, and its parts where a sigle follows in brackets: « Habitat du Nord (HDN) »."""
    entre = PARENTHESES.findall(nom)
    return [nom, PARENTHESES.sub(" ", nom), *entre] if entre else [nom]


def _ressemblance(a, b):
    """0 to 100: 100 the same words, 97 the same but for the legal form, then by the letters they share."""
    a, b = _plat(a), _plat(b)
    if not a or not b:
        return 0
    if a == b:
        return 100
    propre_a, propre_b = _propre(a), _propre(b)
    if not propre_a or not propre_b:
        return 0
    if sorted(propre_a) == sorted(propre_b):
        return 97
    return 0.94 * fuzz.token_sort_ratio(" ".join(propre_a), " ".join(propre_b))


def _plat(texte):
    """Without case, accents, dots of sigles, punctuation."""
    return cle_recherche(PONCTUATION.sub(" ", cle_recherche(texte).replace(".", "")))


def _propre(plat):
    """The words that tell an organism from another."""
    return [mot for mot in FORMES.sub(" ", plat).split() if mot not in ARTICLES]
