"""The values of the signed CUS locatif of a région, rolled up organism by organism (contracts §4 and §5)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from conventions.cumuls import Ligne, appliquer_avenants, cumuler, dernieres_versions
from conventions.models import Indicateur, Objectif, Passage, Qualificatif
from conventions.models.instrument import Dispositif
from cus_tracker.cycle import Etat
from evaluations.models import Realise

OBJECTIF, REALISE = "objectif", "realise"
PRODUITS = ("PLAI", "PLUS", "PLS")
# A.I is the three products of ordinary housing and what names no product; the rest is left out and listed.
PRODUITS_COMPTES = frozenset((*PRODUITS, ""))
CHAMPS = (
    "pk",
    "indicateur__code",
    "mesure",
    "debut",
    "fin",
    "departement",
    "epci",
    "zonage",
    "produit",
    "zus",
    "segment",
)
CHAMPS += ("valeur", "mention", "saisi_le")


@dataclass(frozen=True, slots=True)
class Part:
    """What one organism, with those it absorbed, gives to a sum; `valeur` None when it gave nothing."""

    organisme: int
    valeur: Decimal | None
    complet: bool
    lignes: tuple
    laissees: tuple

    @property
    def donnee(self):
        """True when something was given: a number (0 included) or « sans objet »."""
        return self.valeur is not None


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
        """Signed CUS locatif of organisms of the région whose absorber is outside it or its statistics: an alert."""
        comptees, dedans = set(self.conventions), set(self.etude.departements)
        dehors = self.etude.exclus["hors-statistiques"]
        return tuple(
            p
            for p in self.etude.conventions(Dispositif.LOCATIF, self.etude.absorptions, (Etat.SIGNEE,))
            if p not in comptees
            and self.etude.fiches[p.organisme].siege in dedans
            and self.etude.porteur(p.organisme) not in dehors
        )

    @cached_property
    def _rangs(self):
        """{signed instrument: (its convention, rank of the avenant or None)}; an avenant counts with its convention."""
        rangs = {p.pk: (p, None) for p in self.conventions}
        avenants = {p.pk: p for p in self.etude.pieces if p.parent in rangs and p.etat == Etat.SIGNEE}
        signatures = Passage.objects.filter(instrument__in=avenants, etat=Etat.SIGNEE).au(self.etude.regard)
        for pk, *rang in signatures.order_by("-le", "-saisi_le", "-pk").values_list(
            "instrument", "le", "saisi_le", "pk"
        ):
            rangs[pk] = (rangs[avenants[pk].parent][0], tuple(rang))
        return rangs

    def _connues(self, requete):
        borne = self.etude.regard.borne
        requete = requete.filter(remplacee_le=None)
        return requete if borne is None else requete.filter(saisi_le__lt=borne)

    @cached_property
    def objectifs(self):
        """{convention: {(code, mesure): amended}}: the objectives in force and those that avenants replaced."""
        lignes = defaultdict(lambda: defaultdict(list))
        requete = self._connues(Objectif.objects.filter(instrument__in=list(self._rangs)))
        for instrument, *champs in requete.values_list("instrument", *CHAMPS).iterator():
            convention, rang = self._rangs[instrument]
            ligne = self._ligne(convention, OBJECTIF, champs, instrument, rang)
            lignes[convention.pk][ligne.indicateur, ligne.mesure].append(ligne)
        return {
            pk: {cle: appliquer_avenants(dernieres_versions(groupe)) for cle, groupe in groupes.items()}
            for pk, groupes in lignes.items()
        }

    @cached_property
    def realises(self):
        """{(convention, code, mesure): rows}: realised values, each in its latest known version."""
        lignes = defaultdict(list)
        par_pk = {p.pk: p for p in self.conventions}
        requete = self._connues(Realise.objects.filter(convention__in=par_pk))
        for pk, avenant, *champs in requete.values_list("convention", "avenant", *CHAMPS).iterator():
            if avenant is None or avenant in self._rangs:
                ligne = self._ligne(par_pk[pk], REALISE, champs, pk, None)
                lignes[pk, ligne.indicateur, ligne.mesure].append(ligne)
        return {cle: dernieres_versions(groupe) for cle, groupe in lignes.items()}

    @staticmethod
    def _ligne(convention, nature, champs, instrument, rang):
        pk, code, mesure, debut, fin, departement, epci, zonage, produit, zus, segment, valeur, mention, saisi_le = (
            champs
        )
        return Ligne(
            organisme=convention.organisme,
            indicateur=code,
            mesure=mesure,
            nature=nature,
            debut=debut,
            fin=fin,
            departement=departement,
            epci=epci,
            zonage=zonage,
            produit=produit,
            zus=zus,
            segment=segment,
            valeur=valeur,
            mention=mention,
            saisi_le=saisi_le,
            entree=pk,
            instrument=instrument,
            rang_avenant=rang,
            pk=pk,
        )

    def parts(self, code, mesure, debut, fin, *, nature=OBJECTIF, produit="", departement=""):
        """{porteur: Part} of the organisms that have a signed CUS locatif of their own or carried.

        `debut`, `fin`: civil years asked. A product or a département asked for keeps only the rows that name it.
        """
        cle = (code, mesure, debut, fin, nature, produit, departement)
        if cle not in self._sommes:
            self._sommes[cle] = self._parts(*cle)
        return self._sommes[cle]

    def _parts(self, code, mesure, debut, fin, nature, produit, departement):
        parts = {}
        for convention in self.conventions:
            lignes = self.lignes(convention, code, mesure, nature)
            gardees = [x for x in lignes if self._demandee(x, produit, departement)]
            cumul = cumuler(gardees, debut, fin)
            part = Part(
                self.etude.porteur(convention.organisme),
                cumul.valeur,
                cumul.complet,
                cumul.lignes,
                (*cumul.laissees, *(x for x in lignes if x.produit not in PRODUITS_COMPTES and not produit)),
            )
            parts[part.organisme] = ajouter(parts.get(part.organisme), part)
        return parts

    def lignes(self, convention, code, mesure, nature=OBJECTIF):
        """The rows of a convention that weigh on the région: those in force, naming it or wholly inside it."""
        if nature == OBJECTIF:
            amendes = self.objectifs.get(convention.pk, {}).get((code, mesure))
            lignes = amendes.en_vigueur if amendes else ()
        else:
            lignes = self.realises.get((convention.pk, code, mesure), ())
        dedans = self._sans_logement_dehors(convention.organisme)
        departements = self.etude.departements
        return [x for x in lignes if (x.departement in departements if x.departement else dedans)]

    def en_vigueur(self, convention, code):
        """Objective rows in force of a convention for an indicator, whatever measure, territory, product or period."""
        return [
            ligne
            for (indicateur, _), amendes in self.objectifs.get(convention.pk, {}).items()
            if indicateur == code
            for ligne in amendes.en_vigueur
        ]

    def _demandee(self, ligne, produit, departement):
        if departement and ligne.departement != departement:
            return False
        return ligne.produit == produit if produit else ligne.produit in PRODUITS_COMPTES

    def _sans_logement_dehors(self, organisme):
        """True when an organism has no dwelling of its own outside R on the day `au`, carried stock apart."""
        return organisme not in self._debordants

    @cached_property
    def _debordants(self):
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
        return self._familles.get(famille, ("",))[0]

    def codes(self, famille):
        """Every code of a family in the generation: « C34 » is C.III and C.IV."""
        return self._familles.get(famille, ())

    @cached_property
    def _catalogue(self):
        """(family, code, compulsory) of each indicator of the generation for the CUS locatif, in catalogue order."""
        fiches = Indicateur.objects.filter(generation=self.etude.generation, dispositif=Dispositif.LOCATIF)
        return tuple(fiches.order_by("rang").values_list("famille", "code", "obligatoire"))

    @cached_property
    def _familles(self):
        familles = defaultdict(list)
        for famille, code, _ in self._catalogue:
            if famille:
                familles[famille].append(code)
        return familles

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


def ajouter(part, autre):
    """Two parts of one organism in one: what was given adds up, what is complete must be so in both."""
    if part is None:
        return autre
    donnees = [p.valeur for p in (part, autre) if p.donnee]
    return Part(
        part.organisme,
        sum(donnees, Decimal(0)) if donnees else None,
        part.complet and autre.complet,
        part.lignes + autre.lignes,
        part.laissees + autre.laissees,
    )
