"""A région studied under a regard: its organisms, their stock, what is expected of them and what they signed."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from conventions.models import Generation, Instrument
from conventions.models.instrument import Objet, TroisValeurs
from cus_tracker.accords import enumerer
from cus_tracker.cycle import Etat
from cus_tracker.typographie import jour
from organismes.attendus import LOCATIF
from organismes.ensemble import Ensemble
from territoires.models import Region
from territoires.noms import de_la_region

from .references import References
from .valeurs import Valeurs


class RegionAbsente(ValueError):
    """The région asked does not exist, or not on the day asked; the message names those that hold its départements."""


class GenerationAbsente(ValueError):
    """No generation had begun on the day asked, or none has the name asked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An instrument as a figure sees it: its state and the day of its first standing signature."""

    pk: int
    organisme: int
    dispositif: str
    parent: int | None
    objet: str
    reference: str
    remise_en_ordre: str
    remise_en_ordre_le: date | None
    etat: str | None
    etat_le: date | None
    etat_precision: str | None
    signe_le: date | None


def region_au(regard):
    """The Region of a regard, refused with a clear message when it does not exist on the day `au`."""
    region = Region.objects.filter(code=regard.region).first()
    if region is None:
        raise RegionAbsente(
            f"La région «\u00a0{regard.region}\u00a0» n’existe pas\u00a0: un code officiel est attendu, comme 31 ou 32."
        )
    if not region.existe(au=regard.au):
        autres = enumerer(f"{de_la_region(r.code, r.nom)} ({r.code})" for r in region.heritieres(au=regard.au))
        raise RegionAbsente(
            f"La région {region.nom} ({region.code}) n’existe pas au {jour(regard.au)}\u00a0: "
            f"ses départements relèvent alors {autres}."
        )
    return region


def generation_de(regard, nom=None):
    """The generation named, else the latest one begun at `au`."""
    if nom:
        trouvee = Generation.objects.filter(nom=nom).first()
        connues = ", ".join(Generation.objects.values_list("nom", flat=True))
        message = f"La génération «\u00a0{nom}\u00a0» n’existe pas. Générations connues\u00a0: {connues}."
    else:
        trouvee = Generation.objects.par_defaut(au=regard.au)
        message = f"Aucune génération de conventions n’avait commencé au {jour(regard.au)}."
    if trouvee is None:
        raise GenerationAbsente(message)
    return trouvee


class Etude(Ensemble):
    """A région under a regard, for one generation; everything is read once, when first asked."""

    def __init__(self, regard, generation=None):
        super().__init__(region_au(regard), au=regard.au)
        self.regard = regard
        self.generation = generation if isinstance(generation, Generation) else generation_de(regard, generation)

    @cached_property
    def valeurs(self):
        """The objectives and realised values of the signed CUS locatif."""
        return Valeurs(self)

    @cached_property
    def references(self):
        """The reference figures of the région, its départements and France."""
        return References(self)

    @cached_property
    def attendus_locatif(self):
        """The statistical organisms expected a CUS locatif, signed or not: who every coverage is about."""
        statistiques = set(self.statistiques)
        return tuple(pk for pk in self.regionaux_attendus(LOCATIF) if pk in statistiques)

    @cached_property
    def parc_regional(self):
        """Dwellings in R of the organisms expected a CUS locatif (contracts §5, `parc`)."""
        return sum(self.logements(pk) for pk in self.attendus_locatif)

    @cached_property
    def pieces(self):
        """Every instrument of the generation, of the organisms of the étude, with its state at the regard."""
        instruments = Instrument.objects.filter(generation=self.generation, organisme__in=self.concernes)
        lignes = instruments.avec_etat(self.regard).avec_signature(self.regard).order_by("pk")
        return tuple(Piece(*ligne) for ligne in lignes.values_list(*(champ.name for champ in fields(Piece))))

    @cached_property
    def remises_en_ordre(self):
        """pk of the conventions whose maximum rents are in order on the day: at signature, since, or by an avenant."""
        par_avenant = {
            p.parent for p in self.pieces if p.parent and p.objet == Objet.REMISE_EN_ORDRE and p.etat == Etat.SIGNEE
        }
        return frozenset(
            p.pk for p in self.pieces if p.parent is None and (self._remise_faite(p) or p.pk in par_avenant)
        )

    def _remise_faite(self, piece):
        depuis = piece.remise_en_ordre_le
        return piece.remise_en_ordre == TroisValeurs.OUI and (depuis is None or depuis <= self.regard.au)

    def conventions(self, dispositif, organismes=None, etats=None):
        """The conventions of a dispositif of these organisms (default: régional), in these states (default: any)."""
        parmi = set(self.regionaux if organismes is None else organismes)
        return tuple(
            p
            for p in self.pieces
            if p.parent is None
            and p.dispositif == dispositif
            and p.organisme in parmi
            and (etats is None or p.etat in etats)
        )

    def avenants(self, objet, etats=None):
        """The avenants of régional organisms about this, in these states (default: any)."""
        parmi = set(self.regionaux)
        return tuple(
            p
            for p in self.pieces
            if p.parent and p.objet == objet and p.organisme in parmi and (etats is None or p.etat in etats)
        )
