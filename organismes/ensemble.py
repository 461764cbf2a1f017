"""The organisms of a région on a day: who has its seat there, who holds dwellings there, and what is due of each."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q

from .attendus import attendus
from .models import CLASSES_DPE, Attente, Inclusion, Organisme, Patrimoine, Perimetre
from .parc import Absorption, Stock, lies, parc, porteur


@dataclass(frozen=True, slots=True)
class Fiche:
    """An organism as a figure sees it."""

    pk: int
    siren: str
    nom: str
    famille: str
    siege: str


def absorptions(*, au):
    """{absorbed organism: Absorption}, those not after the day `au`."""
    lignes = Organisme.objects.filter(absorbe_le__lte=au).values_list("pk", "absorbe_par", "absorbe_le")
    return {absorbe: Absorption(absorbe, absorbeur, le) for absorbe, absorbeur, le in lignes}


def stocks(condition, *, au):
    """The stock rows under this condition that are not after the day `au`."""
    champs = ["organisme", "departement__code", "au", "logements", "logements_foyers"]
    champs += [f"dpe_{classe}" for classe in CLASSES_DPE]
    lignes = Patrimoine.objects.filter(condition, au__lte=au).values_list(*champs)
    return (Stock(o, d, jour, n, f or 0, tuple(dpe)) for o, d, jour, n, f, *dpe in lignes.iterator())


def detenteurs(departements, *, au):
    """pk of the organisms that hold dwellings in these départements on the day `au`, carried stock included."""
    liens = absorptions(au=au)
    complet = parc(stocks(Q(departement__in=departements), au=au), liens, au=au)
    return {
        pk
        for pk, par_departement in complet.items()
        if pk not in liens and any(s.logements for lignes in par_departement.values() for s in lignes)
    }


class Ensemble:
    """The organisms of a région on the day `au`; everything is read once, when first asked.

    `regionaux`: seat in R, not absorbed. `extra_regionaux`: seat outside R, dwellings in R, carried stock included.
    `statistiques`: régional organisms outside `hors-statistiques` (contracts §5).
    """

    def __init__(self, region, *, au):
        self.region, self.au = region, au
        self._logements = {}

    @cached_property
    def noms_departements(self):
        """{code: name} of the départements of R on the day `au`, in order."""
        return dict(self.region.departements(au=self.au).values_list("code", "nom"))

    @cached_property
    def departements(self):
        """Codes of the départements of R on the day `au`, in order."""
        return tuple(self.noms_departements)

    @cached_property
    def absorptions(self):
        """{absorbed: Absorption}, those not after `au`."""
        return absorptions(au=self.au)

    @cached_property
    def concernes(self):
        """pk of the organisms that may weigh on the région: seat or stock in it, or bound to these by absorptions."""
        en_region = Patrimoine.objects.filter(departement__code__in=self.departements).values("organisme")
        presents = Organisme.objects.filter(Q(siege__code__in=self.departements) | Q(pk__in=en_region))
        return lies(presents.order_by().values_list("pk", flat=True), self.absorptions)

    @cached_property
    def fiches(self):
        """{pk: Fiche} of the organisms that may weigh on the région, sorted by name."""
        champs = ("pk", "siren", "nom", "famille", "siege__code")
        organismes = Organisme.objects.filter(pk__in=self.concernes).order_by("cle_tri", "siren")
        return {ligne[0]: Fiche(*ligne) for ligne in organismes.values_list(*champs)}

    @cached_property
    def parc(self):
        """{organism: {département: [Stock, …]}} on the day `au`, carried stock included, over the whole of France."""
        return parc(stocks(Q(organisme__in=self.concernes), au=self.au), self.absorptions, au=self.au)

    def stocks(self, organisme, *, en_region=True):
        """The stock rows of an organism, carried ones included: in R, or everywhere."""
        return [
            stock
            for departement, lignes in self.parc.get(organisme, {}).items()
            if not en_region or departement in self.departements
            for stock in lignes
        ]

    def logements(self, organisme):
        """Dwellings of an organism in R, those carried included."""
        if organisme not in self._logements:
            self._logements[organisme] = sum(stock.logements for stock in self.stocks(organisme))
        return self._logements[organisme]

    def est_regional(self, organisme, siege):
        """True of an organism whose seat, a code, is in R, and that is not absorbed."""
        return siege in self.departements and organisme not in self.absorptions

    def est_extra_regional(self, organisme, siege):
        """True of an organism whose seat is outside R and that holds dwellings in R."""
        return siege not in self.departements and organisme not in self.absorptions and self.logements(organisme) > 0

    @cached_property
    def regionaux(self):
        """pk of the régional organisms, sorted by name."""
        return tuple(pk for pk, fiche in self.fiches.items() if self.est_regional(pk, fiche.siege))

    @cached_property
    def extra_regionaux(self):
        """pk of the extra-régional organisms, sorted by name."""
        return tuple(pk for pk, fiche in self.fiches.items() if self.est_extra_regional(pk, fiche.siege))

    @cached_property
    def exclus(self):
        """{name of exclusion set: {organism: reason}} on the day `au`; absorbed organisms count in none."""
        lignes = Inclusion.objects.ouverts(au=self.au).filter(organisme__in=self.concernes)
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
        """What is expected of an organism on the day `au`, from its stock and the overrides; None: stock unknown."""
        return attendus(
            self.stocks(organisme, en_region=False),
            hors_cus=organisme in self.exclus[Perimetre.HORS_CUS],
            corrections=self.corrections.get(organisme),
        )

    @cached_property
    def corrections(self):
        """{organism: {instrument: expected or not}} that overrides say on the day `au`; the latest begun wins."""
        ouvertes = Attente.objects.ouverts(au=self.au).filter(organisme__in=self.concernes)
        lignes = ouvertes.order_by(F("debut").asc(nulls_first=True), "pk")
        corrections = {}
        for organisme, instrument, attendu in lignes.values_list("organisme", "instrument", "attendu"):
            corrections.setdefault(organisme, {})[instrument] = attendu
        return corrections

    @cached_property
    def attentes(self):
        """{régional organism: what is expected of it}; None where the stock is unknown."""
        return {pk: self.attendus(pk) for pk in self.regionaux}

    def regionaux_attendus(self, quoi):
        """The régional organisms of which this instrument is expected."""
        return tuple(pk for pk, attendus in self.attentes.items() if attendus and quoi in attendus)
