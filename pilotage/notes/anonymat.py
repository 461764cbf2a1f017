"""Hiding the names of organisms in texts that agents typed: the plénière names nobody."""

import re
import unicodedata
from functools import cached_property

from organismes.models import Organisme

UN_ORGANISME = "un organisme"
# Acronyms of the trade: a sigle that is one of these is left alone.
COURANTS = {
    *("ANRU", "ARH", "CRH", "CRHH", "CUS", "DDT", "DDTM", "DHUP", "DPE", "DREAL", "EPCI", "ESH", "HLM", "OPH", "PLAI"),
    *("PLH", "PLI", "PLS", "PLUS", "PSP", "RPLS", "SEM", "USH", "ZUS"),
}
SIGLE_MINIMUM = 2


class Anonymat:
    """Knows every organism by name and sigle; `gardes`: pk of those that may be named."""

    def __init__(self, gardes=frozenset()):
        self.gardes = gardes

    @cached_property
    def _motif(self):
        """One expression for all names, the longest first; None when there is nobody to hide."""
        noms, sigles = set(), set()
        for pk, nom, sigle in Organisme.objects.values_list("pk", "nom", "sigle"):
            if pk not in self.gardes:
                noms.add(nom)
                sigles.add(sigle)
        motifs = [_souple(nom) for nom in sorted(noms, key=len, reverse=True) if len(nom) > SIGLE_MINIMUM]
        motifs += [re.escape(s) for s in sorted(sigles, key=len, reverse=True) if _est_un_sigle(s)]
        return re.compile(rf"(?<!\w)(?:{'|'.join(motifs)})(?!\w)") if motifs else None

    def masquer(self, texte):
        """The text without names: « Nord-Chimère Habitat » becomes « un organisme »; said twice in a row, once."""
        if not texte or self._motif is None:
            return texte
        # Matched on letters without accents, one for one, so that places stay the same.
        morceaux, fin = [], 0
        for trouve in self._motif.finditer(_nu(texte)):
            morceaux += [texte[fin : trouve.start()], UN_ORGANISME]
            fin = trouve.end()
        masque = "".join([*morceaux, texte[fin:]])
        masque = re.sub(rf"{UN_ORGANISME} \({UN_ORGANISME}\)", UN_ORGANISME, masque)
        masque = re.sub(rf"\b([Dd])e {UN_ORGANISME}", rf"\1’{UN_ORGANISME}", masque)
        if masque == UN_ORGANISME:
            return masque
        return f"{masque[:1].upper()}{masque[1:]}" if texte[:1].isupper() else masque


def _est_un_sigle(sigle):
    return len(sigle) >= SIGLE_MINIMUM and sigle not in COURANTS and not sigle.islower()


def _nu(texte):
    """The text without accents and with plain apostrophes and spaces, letter for letter."""
    simples = (unicodedata.normalize("NFD", lettre)[0] for lettre in texte)
    return "".join({"’": "'", "\u00a0": " "}.get(lettre, lettre) for lettre in simples)


def _souple(nom):
    """A name whatever its case, its hyphens and its spaces."""
    mots = [f"(?i:{re.escape(mot)})" for mot in re.split(r"[\s-]+", _nu(nom)) if mot]
    return r"[\s-]+".join(mots) or r"(?!)"
