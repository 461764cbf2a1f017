"""What the law expects of each régional organism, what exists of it, what is late, and what an override changed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cus_tracker.cycle import Etat
from organismes.attendus import ACCESSION, AVENANT_FOYERS, LIBELLES, LOCATIF, raison
from organismes.models import Attente, Organisme, Perimetre

from .manquants import PIECES
from .models import Instrument

CLOS = (Etat.SIGNEE, Etat.ABANDONNEE)


@dataclass(frozen=True, slots=True)
class Attendu:
    """An instrument expected of an organism: why, its file and its state if any, its deadline and how late it is."""

    organisme: Organisme
    code: str
    libelle: str
    pourquoi: str
    instrument: Instrument | None
    limite: date | None
    retard: int

    @property
    def etat(self):
        return self.instrument.etat if self.instrument else None

    @property
    def etat_le(self):
        return self.instrument.etat_le if self.instrument else None

    @property
    def etat_precision(self):
        return self.instrument.etat_precision if self.instrument else None

    @property
    def pk(self):
        """The key of its file, so that a list reads it as an instrument."""
        return self.instrument.pk if self.instrument else None

    @property
    def masculin(self):
        """True for an avenant, whose state agrees with it."""
        return self.code == AVENANT_FOYERS

    @property
    def est_clos(self):
        """True when nothing more is waited for."""
        return self.etat in CLOS


class Retards:
    """What is expected of the régional organisms among those given, in a generation, at the clocks of a page."""

    def __init__(self, ensemble, generation, regard, organismes):
        self.ensemble, self.generation, self.regard = ensemble, generation, regard
        self.organismes = organismes.filter(pk__in=ensemble.regionaux).select_related("siege").in_bulk()

    @cached_property
    def dossiers(self):
        """{(organism, dispositif, object of the avenant): the file}, the latest of several."""
        lus = Instrument.objects.filter(generation=self.generation, organisme__in=self.organismes)
        tous = lus.avec_etat(self.regard).select_related("generation").order_by("pk")
        return {(i.organisme_id, i.dispositif, i.objet): i for i in tous}

    @cached_property
    def corrections(self):
        """{organism: overrides in force} on the day of the page."""
        lues = Attente.objects.ouverts(au=self.regard.au).filter(organisme__in=self.organismes)
        par_organisme = defaultdict(list)
        for attente in lues.order_by("debut", "pk"):
            attente.organisme = self.organismes[attente.organisme_id]
            par_organisme[attente.organisme_id].append(attente)
        return par_organisme

    @cached_property
    def attendus(self):
        """Every expected instrument, the organisms in order."""
        tries = sorted(self.organismes.values(), key=lambda o: (o.cle_tri, o.siren))
        return [self._attendu(organisme, code) for organisme in tries for code in self._codes(organisme.pk)]

    def _codes(self, organisme):
        codes = self.ensemble.attentes.get(organisme) or ()
        return [code for code in LIBELLES if code in codes]

    def _attendu(self, organisme, code):
        dossier = self.dossiers.get((organisme.pk, *PIECES[code]))
        limite = self.limites.get(code)
        ouvert = dossier is None or dossier.etat not in CLOS
        retard = (self.regard.au - limite).days if ouvert and limite and self.regard.au > limite else 0
        return Attendu(organisme, code, LIBELLES[code], self._pourquoi(organisme.pk, code), dossier, limite, retard)

    @cached_property
    def limites(self):
        """{instrument: last day to sign it}, where the generation knows one."""
        return {LOCATIF: self.generation.date_limite, ACCESSION: self.generation.date_limite_accession}

    def _pourquoi(self, organisme, code):
        """What in the stock or the activity calls for it, or the reason of the override."""
        motifs = self._motifs(organisme, code, attendu=True)
        if motifs:
            return f"attente corrigée : {motifs[-1]}"
        qui = self.organismes[organisme].nom_commun
        return raison(code, self.ensemble.stocks(organisme, en_region=False), qui)

    def pourquoi_pas(self, organisme, code):
        """Why the instrument is not expected of an organism: out of the law, an override, or nothing known of it."""
        if organisme in self.ensemble.exclus[Perimetre.HORS_CUS]:
            return "non attendu : hors CUS"
        motifs = self._motifs(organisme, code, attendu=False)
        if motifs:
            return f"attente corrigée : {motifs[-1]}"
        inconnu = organisme in self.ensemble.attentes and self.ensemble.attentes[organisme] is None
        return "patrimoine inconnu" if inconnu else "non attendu"

    def _motifs(self, organisme, code, *, attendu):
        return [a.motif for a in self.corrections[organisme] if a.instrument == code and a.attendu is attendu]

    @property
    def en_retard(self):
        """Those whose deadline is past, the latest first."""
        return sorted((a for a in self.attendus if a.retard), key=lambda a: -a.retard)

    @property
    def a_venir(self):
        """Those not signed whose deadline is to come, or that no text dates."""
        return [a for a in self.attendus if not a.est_clos and not a.retard]

    @property
    def clos(self):
        """Number of those signed, or abandoned and still expected."""
        return sum(a.est_clos for a in self.attendus)

    @property
    def inconnus(self):
        """The organisms whose stock is unknown: nothing can be expected of them."""
        inconnus = [pk for pk, codes in self.ensemble.attentes.items() if codes is None]
        return [self.organismes[pk] for pk in inconnus if pk in self.organismes]

    @property
    def corriges(self):
        """Every override in force."""
        return [attente for attentes in self.corrections.values() for attente in attentes]
