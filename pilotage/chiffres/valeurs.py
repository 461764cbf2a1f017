"""The values of the signed CUS locatif of a région, rolled up organism by organism (contracts §4 and §5)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from conventions.cumuls import Cumul, cumuler, restreindre
from conventions.models import Indicateur, Qualificatif
from conventions.models.instrument import Dispositif
from cus_tracker.cycle import Etat
from organismes.models import Perimetre

from .lecture import OBJECTIF, Lecture

PRODUITS = ("PLAI", "PLUS", "PLS")
# A.I is the three products of ordinary housing and what names no product; the rest is left out and listed.
FAMILLE_PAR_PRODUIT = "A1"


@dataclass(frozen=True, slots=True)
class Question:
    """What a sum is asked about: an indicator, a measure, civil years, and maybe one product or one département."""

    code: str
    mesure: str
    debut: int
    fin: int
    nature: str = OBJECTIF
    produit: str = ""
    departement: str = ""


@dataclass(frozen=True, slots=True)
class Compte:
    """What one convention gives to a sum: the roll-up of its rows, and the rows whose product the sum leaves out."""

    convention: int
    organisme: int
    lignes: tuple
    hors_produits: tuple
    cumul: Cumul


@dataclass(frozen=True, slots=True)
class Part:
    """What one organism, with those it absorbed, gives to a sum; `valeur` None when it gave nothing."""

    organisme: int
    comptes: tuple[Compte, ...]

    @property
    def valeur(self):
        """The sum of what its conventions give; None when nothing was given."""
        donnees = [compte.cumul.valeur for compte in self.comptes if compte.cumul.donne]
        return sum(donnees, Decimal(0)) if donnees else None

    @property
    def complet(self):
        """True when nothing that was asked is missing in any of its conventions."""
        return all(compte.cumul.complet for compte in self.comptes)

    @property
    def donnee(self):
        """True when something was given: a number (0 included) or « sans objet »."""
        return any(compte.cumul.donne for compte in self.comptes)

    @property
    def lignes(self):
        """The rows counted."""
        return tuple(ligne for compte in self.comptes for ligne in compte.cumul.lignes)


class Valeurs:
    """Objectives and realised values of an étude, read once; each sum asked is kept."""

    def __init__(self, etude):
        self.etude = etude
        self._sommes = {}

    @cached_property
    def conventions(self):
        """The signed CUS locatif whose values count: those of statistical organisms and of those they absorbed."""
        statistiques = set(self.etude.statistiques)
        signees = self.etude.conventions(Dispositif.LOCATIF, self.etude.fiches, (Etat.SIGNEE,))
        return tuple(p for p in signees if self.etude.porteur(p.organisme) in statistiques)

    @cached_property
    def propres(self):
        """The signed CUS locatif of statistical organisms themselves, those carried left out."""
        return tuple(p for p in self.conventions if p.organisme not in self.etude.absorptions)

    @cached_property
    def perdues(self):
        """Signed CUS locatif of absorbed organisms of R whose absorber is not régional or out of the statistics."""
        comptees, dedans = set(self.conventions), set(self.etude.departements)
        absorbees = self.etude.conventions(Dispositif.LOCATIF, self.etude.absorptions, (Etat.SIGNEE,))
        return tuple(p for p in absorbees if p not in comptees and self.etude.fiches[p.organisme].siege in dedans)

    @cached_property
    def hors_statistiques(self):
        """Signed CUS locatif of régional organisms that the exclusion set leaves out."""
        dehors = self.etude.exclus[Perimetre.HORS_STATISTIQUES]
        return self.etude.conventions(Dispositif.LOCATIF, dehors, (Etat.SIGNEE,))

    @cached_property
    def lecture(self):
        """The rows of these conventions and of their signed avenants, as known."""
        return Lecture(self.etude, self.conventions)

    def parts(self, code, mesure, debut, fin, **precisions):
        """{porteur: Part} of the organisms that have a signed CUS locatif of their own or carried.

        `debut`, `fin`: civil years asked; `precisions`: nature, produit, departement. A product or a département asked
        for keeps only the rows that name it.
        """
        return self.parts_de(Question(code, mesure, debut, fin, **precisions))

    def parts_de(self, question):
        """The parts that answer a question, kept once computed."""
        if question not in self._sommes:
            self._sommes[question] = Parts(question, self._parts(question))
        return self._sommes[question]

    def _parts(self, question):
        comptes = defaultdict(list)
        for convention in self.conventions:
            comptes[self.etude.porteur(convention.organisme)].append(self._compter(convention, question))
        return {porteur: Part(porteur, tuple(siens)) for porteur, siens in comptes.items()}

    def _compter(self, convention, question):
        lignes = self.lecture.lignes(convention.pk, question.code, question.mesure, question.nature)
        retenues = self.restreindre(convention, lignes, question)
        cumul = cumuler(retenues.gardees, question.debut, question.fin)
        hors = tuple(x for x in retenues.hors_produits if question.debut <= x.debut and x.fin <= question.fin)
        return Compte(convention.pk, convention.organisme, retenues.gardees, hors, cumul)

    def restreindre(self, convention, lignes, question):
        """The rows of a convention that a question over R is about (contracts §4.1)."""
        return restreindre(
            lignes,
            departements=self.etude.departements,
            hors_region_vide=convention.organisme not in self._debordants,
            departement=question.departement,
            produit=question.produit,
            produits=PRODUITS if question.code == self.code(FAMILLE_PAR_PRODUIT) else None,
        )

    def annees_donnees(self, code, nature):
        """Civil years for which an organism has a row of that year alone, counted over R."""
        question = Question(code, "", 0, 0, nature)
        return {
            ligne.debut
            for convention in self.conventions
            for ligne in self.restreindre(
                convention, self.lecture.lignes(convention.pk, code, "", nature), question
            ).gardees
            if ligne.debut == ligne.fin and ligne.est_donnee
        }

    @cached_property
    def _debordants(self):
        """Organisms that have dwellings of their own outside R on the day `au`, carried stock apart."""
        return {
            organisme
            for organisme, par_departement in self.etude.parc.items()
            for departement, stocks in par_departement.items()
            if departement not in self.etude.departements
            for stock in stocks
            if stock.logements and not stock.porte
        }

    def code(self, famille):
        """The code of the first indicator of a family in the generation: « A1 » is A.I, then PP-1."""
        return next(iter(self.codes(famille)), "")

    def codes(self, famille):
        """Every code of a family in the generation: « C34 » is C.III and C.IV."""
        return [code for nom, code, _ in self._catalogue if nom == famille]

    @cached_property
    def _catalogue(self):
        """(family, code, compulsory) of each indicator of the generation for the CUS locatif, in catalogue order."""
        fiches = Indicateur.objects.filter(generation=self.etude.generation, dispositif=Dispositif.LOCATIF)
        return tuple(fiches.order_by("rang").values_list("famille", "code", "obligatoire"))

    @property
    def obligatoires(self):
        """Codes of the compulsory indicators of the catalogue, its rows as they are."""
        return tuple(code for _, code, obligatoire in self._catalogue if obligatoire)

    @cached_property
    def qualificatifs(self):
        """{(convention, code, qualifier): value} of the signed CUS locatif."""
        lignes = Qualificatif.objects.filter(convention__in=[p.pk for p in self.propres])
        champs = ("convention", "indicateur__code", "qualificatif", "valeur")
        return {(pk, code, nom): valeur for pk, code, nom, valeur in lignes.values_list(*champs)}


class Parts(dict):
    """{porteur: Part}, with the question that they answer."""

    def __init__(self, question, parts):
        super().__init__(parts)
        self.question = question
