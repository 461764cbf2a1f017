"""Instruments that the law expects and of which no file exists yet: « attendue » before any row does (contracts §1)."""

from dataclasses import dataclass

from organismes.attendus import ACCESSION, AVENANT_FOYERS, FOYERS, LOCATIF
from organismes.models import Organisme

from .models import Generation, Instrument
from .models.instrument import Dispositif, Objet, intituler

PIECES = {
    LOCATIF: (Dispositif.LOCATIF, ""),
    AVENANT_FOYERS: (Dispositif.LOCATIF, Objet.LOGEMENTS_FOYERS),
    ACCESSION: (Dispositif.ACCESSION, ""),
    FOYERS: (Dispositif.FOYERS, ""),
}
CODES = {piece: code for code, piece in PIECES.items()}


@dataclass(frozen=True, slots=True)
class Manquant:
    """An expected instrument without a file; it has no passage yet."""

    organisme: Organisme
    generation: Generation
    dispositif: str
    objet: str
    pk = None

    @property
    def code(self):
        """The code under which the law expects it."""
        return CODES[self.dispositif, self.objet]

    @property
    def est_avenant(self):
        """True for an avenant."""
        return bool(self.objet)

    @property
    def intitule(self):
        """« CUS logements locatifs 2011-2016 » or « Avenant (logements-foyers) »."""
        return intituler(self.dispositif, self.generation, self.objet)


def existantes(generation):
    """{(organism, dispositif, object of the avenant)} of the files that exist in a generation."""
    return set(Instrument.objects.filter(generation=generation).values_list("organisme", "dispositif", "objet"))


def manquants(ensemble, generation, organismes):
    """The expected instruments without a file of a generation, for the régional organisms among those given."""
    if generation is None:
        return []
    presentes = existantes(generation)
    attendues = [(pk, PIECES[code]) for pk, codes in ensemble.attentes.items() for code in sorted(codes or ())]
    sans_dossier = [(pk, piece) for pk, piece in attendues if (pk, *piece) not in presentes]
    fiches = organismes.select_related("siege").in_bulk([pk for pk, _ in sans_dossier])
    return [Manquant(fiches[pk], generation, *piece) for pk, piece in sans_dossier if pk in fiches]
