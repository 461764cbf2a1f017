"""A région studied under a regard: its organisms, their stock, what is expected of them and what they signed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from conventions.models import Generation, Instrument
from conventions.models.instrument import Dispositif, Objet, TroisValeurs
from cus_tracker.cycle import Etat
from organismes.models import CLASSES_DPE, Inclusion, Organisme, Patrimoine, Perimetre
from organismes.parc import Absorption, Stock, parc, porteur
from territoires.models import Region

from .references import References
from .valeurs import Valeurs

AVENANT_FOYERS = "avenant-foyers"


class RegionAbsente(ValueError):
    """The région asked does not exist, or not on the day asked; the message names those that hold its départements."""


class GenerationAbsente(ValueError):
    """No generation had begun on the day asked, or none has the name asked."""


@dataclass(frozen=True, slots=True)
class Fiche:
    """An organism as a figure sees it."""

    pk: int
    siren: str
    nom: str
    famille: str
    siege: str


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
    etat: str | None
    etat_le: date | None
    signe_le: date | None


def region_au(regard):
    """The Region of a regard, refused with a clear message when it does not exist on the day `au`."""
    region = Region.objects.filter(code=regard.region).first()
    if region is None:
        raise RegionAbsente(
            f"La région « {regard.region} » n’existe pas : un code officiel est attendu, comme 31 ou 32."
        )
    if not region.existe(au=regard.au):
        autres = " et ".join(f"{r.nom} ({r.code})" for r in region.heritieres(au=regard.au))
        raise RegionAbsente(
            f"La région {region.nom} ({region.code}) n’existe pas au {regard.au:%d/%m/%Y} : "
            f"ses départements relèvent alors de {autres}."
        )
    return region


def generation_de(regard, nom=None):
    """The generation named, else the latest one begun at `au`."""
    if nom:
        trouvee = Generation.objects.filter(nom=nom).first()
        connues = ", ".join(Generation.objects.values_list("nom", flat=True))
        message = f"La génération « {nom} » n’existe pas. Générations connues : {connues}."
    else:
        trouvee = Generation.objects.par_defaut(au=regard.au)
        message = f"Aucune génération de conventions n’avait commencé au {regard.au:%d/%m/%Y}."
    if trouvee is None:
        raise GenerationAbsente(message)
    return trouvee


class Etude:
    """A région under a regard, for one generation; everything is read once, when first asked.

    `regionaux`: seat in R, not absorbed. `extra_regionaux`: seat outside R, dwellings in R, carried stock included.
    `statistiques`: régional organisms outside `hors-statistiques` (contracts §5).
    """

    def __init__(self, regard, generation=None):
        self.regard = regard
        self.region = region_au(regard)
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
    def departements(self):
        """Codes of the départements of R on the day `au`, in order."""
        return tuple(self.region.departements(au=self.regard.au).values_list("code", flat=True))

    @cached_property
    def fiches(self):
        """{pk: Fiche} of the organisms that may weigh on the région: seat or stock in it, or bound by an absorption."""
        en_region = Patrimoine.objects.filter(departement__code__in=self.departements).values("organisme")
        concernes = Organisme.objects.filter(
            Q(siege__code__in=self.departements)
            | Q(pk__in=en_region)
            | Q(absorbe_par__isnull=False)
            | Q(pk__in=Organisme.objects.filter(absorbe_par__isnull=False).values("absorbe_par"))
        )
        champs = concernes.order_by("cle_tri", "siren").values_list("pk", "siren", "nom", "famille", "siege__code")
        return {ligne[0]: Fiche(*ligne) for ligne in champs}

    @cached_property
    def absorptions(self):
        """{absorbed: Absorption}, those not after `au`."""
        lignes = Organisme.objects.filter(absorbe_le__lte=self.regard.au).values_list("pk", "absorbe_par", "absorbe_le")
        return {absorbe: Absorption(absorbe, absorbeur, le) for absorbe, absorbeur, le in lignes}

    @cached_property
    def parc(self):
        """{organism: {département: [Stock, …]}} on the day `au`, carried stock included, over the whole of France."""
        champs = ["organisme", "departement__code", "au", "logements", "logements_foyers"]
        champs += [f"dpe_{classe}" for classe in CLASSES_DPE]
        lignes = Patrimoine.objects.filter(organisme__in=self.fiches, au__lte=self.regard.au).values_list(*champs)
        stocks = (Stock(o, d, au, n, f or 0, tuple(dpe)) for o, d, au, n, f, *dpe in lignes.iterator())
        return parc(stocks, self.absorptions, au=self.regard.au)

    def stocks(self, organisme, *, en_region=True):
        """The stock rows of an organism, carried ones included: in R, or everywhere."""
        par_departement = self.parc.get(organisme, {})
        return [
            stock
            for departement, lignes in par_departement.items()
            if not en_region or departement in self.departements
            for stock in lignes
        ]

    def logements(self, organisme, *, en_region=True):
        """Dwellings of an organism: in R, or everywhere."""
        return sum(stock.logements for stock in self.stocks(organisme, en_region=en_region))

    @cached_property
    def regionaux(self):
        """pk of the régional organisms, sorted by name."""
        return tuple(
            pk for pk, fiche in self.fiches.items() if fiche.siege in self.departements and pk not in self.absorptions
        )

    @cached_property
    def extra_regionaux(self):
        """pk of the extra-régional organisms, sorted by name."""
        return tuple(
            pk
            for pk, fiche in self.fiches.items()
            if fiche.siege not in self.departements and pk not in self.absorptions and self.logements(pk) > 0
        )

    @cached_property
    def exclus(self):
        """{name of exclusion set: {organism: reason}} on the day `au`; absorbed organisms count in none."""
        lignes = Inclusion.objects.ouverts(au=self.regard.au).filter(organisme__in=self.fiches)
        exclus = {Perimetre.HORS_CUS: {}, Perimetre.HORS_STATISTIQUES: {}}
        for perimetre, organisme, motif in lignes.values_list("perimetre__nom", "organisme", "motif"):
            if organisme not in self.absorptions:
                exclus.setdefault(perimetre, {})[organisme] = motif
        return exclus

    @cached_property
    def statistiques(self):
        """pk of the régional organisms outside `hors-statistiques`."""
        dehors = self.exclus[Perimetre.HORS_STATISTIQUES]
        return tuple(pk for pk in self.regionaux if pk not in dehors)

    def porteur(self, organisme):
        """The organism that carries this one after absorptions; itself when not absorbed."""
        return porteur(organisme, self.absorptions)

    def attendus(self, organisme):
        """What the law expects of an organism on the day `au`, from its stock (contracts §1); None: stock unknown."""
        if organisme in self.exclus[Perimetre.HORS_CUS]:
            return frozenset()
        stocks = self.stocks(organisme, en_region=False)
        if not stocks:
            return None
        logements = sum(stock.logements for stock in stocks)
        foyers = sum(stock.logements_foyers for stock in stocks)
        if logements:
            return frozenset((Dispositif.LOCATIF, AVENANT_FOYERS) if foyers else (Dispositif.LOCATIF,))
        return frozenset((Dispositif.FOYERS if foyers else Dispositif.ACCESSION,))

    @cached_property
    def attentes(self):
        """{régional organism: what is expected of it}; None where the stock is unknown."""
        return {pk: self.attendus(pk) for pk in self.regionaux}

    def regionaux_attendus(self, quoi):
        """The régional organisms of which this instrument is expected."""
        return tuple(pk for pk, attendus in self.attentes.items() if attendus and quoi in attendus)

    @cached_property
    def pieces(self):
        """Every instrument of the generation, of the organisms of the étude, with its state at the regard."""
        instruments = Instrument.objects.filter(generation=self.generation, organisme__in=self.fiches)
        champs = ("pk", "organisme", "dispositif", "parent", "objet", "reference", "remise_en_ordre")
        lignes = instruments.avec_etat(self.regard).avec_signature(self.regard).order_by("pk")
        return tuple(Piece(*ligne) for ligne in lignes.values_list(*champs, "etat", "etat_le", "signe_le"))

    @cached_property
    def remises_en_ordre(self):
        """pk of the conventions whose maximum rents are put back in order: at signature, or by a signed avenant."""
        par_avenant = {
            p.parent for p in self.pieces if p.parent and p.objet == Objet.REMISE_EN_ORDRE and p.etat == Etat.SIGNEE
        }
        return frozenset(
            p.pk
            for p in self.pieces
            if p.parent is None and (p.remise_en_ordre == TroisValeurs.OUI or p.pk in par_avenant)
        )

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
