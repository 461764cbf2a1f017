"""All that the page of an organism shows: stock, instruments, successions, exclusions, why the agent sees it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from territoires.models import Departement

from .acces import peut_tenir
from .attendus import LIBELLES
from .models import CLASSES_DPE, Organisme
from .raison import raison

ATTENDUS_DE = {
    ("locatif", ""): "locatif",
    ("locatif", "logements-foyers"): "avenant-foyers",
    ("accession", ""): "accession",
    ("foyers", ""): "foyers",
}


@dataclass(frozen=True)
class LigneParc:
    """Stock of an organism in one département: its own or carried rows, added up."""

    departement: str
    au: object
    logements: int
    logements_foyers: int
    classes: tuple
    porte: bool


class Dossier:
    """An organism seen by an agent at the clocks of a page; everything is read when first asked."""

    def __init__(self, organisme, *, regard, ensemble, agent):
        self.organisme, self.regard, self.ensemble, self.agent = organisme, regard, ensemble, agent

    @cached_property
    def raison(self):
        """The end of « Vous voyez cet organisme parce que… »."""
        return raison(self.organisme, self.agent)

    @cached_property
    def modifiable(self):
        """True when the agent may change this organism."""
        return Organisme.objects.modifiables_par(self.agent).filter(pk=self.organisme.pk).exists()

    @cached_property
    def tenue(self):
        """True when the agent keeps the identity, stock, succession and exclusions of this organism."""
        return self.modifiable and peut_tenir(self.agent)

    @cached_property
    def echanges(self):
        """The thread on the day of the page, the latest first, each told late or not."""
        lus = list(self.organisme.echanges.filter(le__lte=self.regard.au).select_related("par", "charge"))
        for entree in lus:
            entree.en_retard = entree.est_en_retard(au=self.regard.au)
        return lus

    @cached_property
    def a_faire(self):
        """What follows and is not done, the most pressing first."""
        suites = [entree for entree in self.echanges if entree.action and entree.fait_le is None]
        return sorted(suites, key=lambda entree: (entree.echeance_le is None, entree.echeance_le or entree.le))

    @cached_property
    def correspondants(self):
        """Whom to talk to, those of the organism first."""
        return sorted(self.organisme.correspondants.select_related("service"), key=lambda qui: qui.service_id or 0)

    @cached_property
    def attentes(self):
        """What is expected against the stock, with reasons."""
        return list(self.organisme.attentes.all())

    @cached_property
    def lignes(self):
        """Every row of stock ever typed."""
        return list(self.organisme.patrimoines.select_related("departement"))

    @cached_property
    def instruments(self):
        """The instruments of the organism, the latest generation first, each with its state."""
        lus = self.organisme.instruments.avec_etat(self.regard).select_related("generation")
        return list(lus.order_by("-generation__debut", "dispositif", "reference"))

    @cached_property
    def attendus(self):
        """(label, expected instrument's code) still without a file in the latest generation begun; None: unknown."""
        codes = self.ensemble.attendus(self.organisme.pk)
        if codes is None or self.organisme.est_absorbe(au=self.regard.au):
            return () if codes is not None else None
        generations = self.organisme.instruments.model._meta.get_field("generation").related_model
        derniere = generations.objects.par_defaut(au=self.regard.au)
        if derniere is None:
            return []
        presents = {ATTENDUS_DE.get((i.dispositif, i.objet)) for i in self.instruments if i.generation == derniere}
        return [(LIBELLES[code], code) for code in LIBELLES if code in codes and code not in presents]

    @cached_property
    def parc(self):
        """The stock by département on the day of the page, carried stock included."""
        lignes = defaultdict(list)
        for stock in self.ensemble.stocks(self.organisme.pk, en_region=False):
            lignes[stock.departement].append(stock)
        noms = dict(Departement.objects.filter(code__in=lignes).values_list("code", "nom"))
        return [_ligne(noms[code], lignes[code]) for code in sorted(lignes)]

    @cached_property
    def total(self):
        """The whole stock, None when nothing is known."""
        return _ligne("Ensemble", self.ensemble.stocks(self.organisme.pk, en_region=False)) if self.parc else None

    @cached_property
    def inclusions(self):
        """The exclusion sets that hold or held the organism."""
        return list(self.organisme.inclusions.select_related("perimetre"))

    @cached_property
    def absorbeur_visible(self):
        """True when the agent may open the page of the organism that absorbed this one."""
        return Organisme.objects.visibles_par(self.agent).filter(pk=self.organisme.absorbe_par_id).exists()

    @cached_property
    def absorbes(self):
        """The organisms that this one absorbed."""
        return list(self.organisme.absorbes.order_by("absorbe_le"))


def _ligne(nom, stocks):
    """Rows of one département, or of all, added up; a class that nobody gave stays unknown."""
    classes = [[s.classes[rang] for s in stocks if s.classes[rang] is not None] for rang in range(len(CLASSES_DPE))]
    return LigneParc(
        departement=nom,
        au=max(s.au for s in stocks),
        logements=sum(s.logements for s in stocks),
        logements_foyers=sum(s.logements_foyers for s in stocks),
        classes=tuple(sum(valeurs) if valeurs else None for valeurs in classes),
        porte=any(s.porte for s in stocks),
    )
