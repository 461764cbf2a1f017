"""Instruments: conventions and avenants, one table, one life-cycle."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from cus_tracker.cycle import EN_ATTENTE, SIGNEES_OU_PROCHES, Etat
from cus_tracker.histoire import historique
from organismes.models import Organisme

from .generation import Generation
from .passage import Passage
from .vie import Vie


class Dispositif(models.TextChoices):
    """Les trois dispositifs d’une CUS (CCH, art. R. 445-2, R. 445-15 et R. 445-24)."""

    LOCATIF = "locatif", "logements locatifs"
    ACCESSION = "accession", "accession"
    FOYERS = "foyers", "logements-foyers"


class Objet(models.TextChoices):
    """What an avenant is about."""

    LOGEMENTS_FOYERS = "logements-foyers", "logements-foyers"
    REMISE_EN_ORDRE = "remise-en-ordre", "remise en ordre des loyers maximaux"
    OBJECTIFS = "objectifs", "objectifs"
    PROROGATION = "prorogation", "prorogation"
    PERIMETRE = "perimetre", "périmètre"
    AUTRE = "autre", "autre"


class TroisValeurs(models.TextChoices):
    """Yes, no, or honestly not known."""

    OUI = "oui", "oui"
    NON = "non", "non"
    INCONNU = "inconnu", "inconnu"


def dispositifs_des_indicateurs(dispositif, objet=""):
    """The dispositifs whose indicators an instrument sets: « logements-foyers » brings its own to a CUS locatif."""
    foyers = objet == Objet.LOGEMENTS_FOYERS and dispositif != Dispositif.FOYERS
    return (dispositif, Dispositif.FOYERS.value) if foyers else (dispositif,)


DISPOSITIFS, OBJETS = dict(Dispositif.choices), dict(Objet.choices)


def intituler(dispositif, generation, objet="", nom=""):
    """« CUS logements locatifs 2011-2016 », « Avenant n° 1 (logements-foyers) »; unsigned, « Avenant A1 (…) ».

    `nom` of an avenant: its number once signed, its reference before, nothing when it has no file yet.
    """
    if not objet:
        return f"CUS {DISPOSITIFS[dispositif]} {generation}"
    nom = f"n°\u00a0{nom}" if isinstance(nom, int) else nom
    return f"Avenant {nom} ({OBJETS[objet]})" if nom else f"Avenant ({OBJETS[objet]})"


class InstrumentQuerySet(models.QuerySet):
    """Instruments, by right and by state at a date."""

    def avec_etat(self, regard):
        """Annotate `etat`, `etat_le` and `etat_precision`: the last passage true on `regard.au` among those known; null
        before any.
        """
        dernier = Passage.objects.filter(instrument=OuterRef("pk")).au(regard).order_by("-le", "-saisi_le", "-pk")
        lus = {"etat": "etat", "etat_le": "le", "etat_precision": "precision"}
        return self.annotate(**{nom: Subquery(dernier.values(champ)[:1]) for nom, champ in lus.items()})

    def avec_signature(self, regard):
        """Annotate `signe_le`: the day of the first standing signature known and true (contracts §5, hors délai)."""
        premiere = Passage.objects.filter(instrument=OuterRef("pk"), etat=Etat.SIGNEE).au(regard).dans_l_ordre()
        return self.annotate(signe_le=Subquery(premiere.values("le")[:1]))

    def signes(self, regard):
        """Those whose state is « signée » at `regard`."""
        return self.avec_etat(regard).filter(etat=Etat.SIGNEE)

    def signes_ou_proches(self, regard):
        """Those signed or close to it at `regard`."""
        return self.avec_etat(regard).filter(etat__in=SIGNEES_OU_PROCHES)

    def en_attente(self, regard):
        """Those under way, neither signed nor abandoned, at `regard`."""
        return self.avec_etat(regard).filter(etat__in=EN_ATTENTE)

    def conventions(self):
        """Conventions only."""
        return self.filter(parent=None)

    def avenants(self):
        """Avenants only."""
        return self.exclude(parent=None)

    def visibles_par(self, agent):
        """Those of the organisms an agent may see by name."""
        return self if agent.administre else self.filter(organisme__in=Organisme.objects.visibles_par(agent))

    def modifiables_par(self, agent):
        """Those of the organisms an agent may change."""
        return self if agent.administre else self.filter(organisme__in=Organisme.objects.modifiables_par(agent))


class Instrument(Vie, models.Model):
    """Convention ou avenant : ce que l’organisme et l’État signent, selon un même cycle de vie (usage)."""

    organisme = models.ForeignKey(Organisme, models.PROTECT, related_name="instruments")
    generation = models.ForeignKey(Generation, models.PROTECT, related_name="instruments", verbose_name="génération")
    dispositif = models.CharField("dispositif", max_length=10, choices=Dispositif)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="avenants", verbose_name="convention"
    )
    reference = models.CharField("référence de l’avenant", max_length=60, blank=True)
    objet = models.CharField("objet", max_length=20, choices=Objet, blank=True)
    remise_en_ordre = models.CharField(
        "remise en ordre des loyers maximaux",
        max_length=8,
        choices=TroisValeurs,
        default=TroisValeurs.INCONNU,
        help_text="À la signature ; un avenant signé peut la rendre effective ensuite.",
    )
    remise_en_ordre_le = models.DateField("remise en ordre effective le", null=True, blank=True)
    remise_en_ordre_source = models.CharField("source de la remise en ordre", max_length=200, blank=True)
    effet_le = models.DateField("prise d’effet", null=True, blank=True)
    echeance_le = models.DateField(
        "échéance", null=True, blank=True, help_text="D’un avenant : la nouvelle échéance qu’il donne à sa convention."
    )
    premiere_annee = models.PositiveSmallIntegerField(
        "première année comptée", null=True, blank=True, help_text="Vide : celle de la génération."
    )
    derniere_annee = models.PositiveSmallIntegerField(
        "dernière année comptée", null=True, blank=True, help_text="Vide : celle de la génération."
    )
    numero = models.PositiveSmallIntegerField(
        "numéro de l’avenant", null=True, blank=True, help_text="Donné à la signature."
    )
    changement = models.TextField("ce que change l’avenant", blank=True, help_text="Périmètre, option, autre clause.")
    history = historique()

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = "instrument"
        ordering = ["organisme__cle_tri", "generation__debut", "dispositif", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisme", "generation", "dispositif", "reference"],
                name="instrument_unique",
                violation_error_message="Cet instrument existe déjà.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, reference="", objet="")
                | (Q(parent__isnull=False) & ~Q(reference="") & ~Q(objet="")),
                name="instrument_convention_ou_avenant",
                violation_error_message="Un avenant porte une convention, une référence et un objet.",
            ),
            models.CheckConstraint(
                condition=Q(dispositif__in=Dispositif.values),
                name="instrument_dispositif_connu",
                violation_error_message="Ce dispositif n’existe pas.",
            ),
            models.CheckConstraint(
                condition=Q(remise_en_ordre__in=TroisValeurs.values),
                name="instrument_remise_en_ordre_connue",
                violation_error_message="La remise en ordre est « oui », « non » ou « inconnu ».",
            ),
            models.CheckConstraint(
                condition=Q(effet_le=None) | Q(echeance_le=None) | Q(echeance_le__gte=F("effet_le")),
                name="instrument_echeance_apres_effet",
                violation_error_message="L’échéance précède la prise d’effet.",
            ),
            models.CheckConstraint(
                condition=Q(premiere_annee=None) | Q(derniere_annee=None) | Q(derniere_annee__gte=F("premiere_annee")),
                name="instrument_annees_ordonnees",
                violation_error_message="La dernière année comptée précède la première.",
            ),
            models.UniqueConstraint(
                fields=["parent", "numero"],
                name="instrument_numero_unique",
                violation_error_message="Un avenant de cette convention porte déjà ce numéro.",
            ),
            models.CheckConstraint(
                condition=Q(numero=None) | Q(parent__isnull=False),
                name="instrument_numero_d_avenant",
                violation_error_message="Seul un avenant porte un numéro.",
            ),
        ]

    def __str__(self):
        return f"{self.intitule} – {self.organisme}"

    def get_absolute_url(self):
        return reverse("conventions:detail", args=[self.pk])

    @property
    def est_avenant(self):
        """True for an avenant."""
        return self.parent_id is not None

    @property
    def annees_comptees(self):
        """(first, last) counted civil year: its own, else those of the generation."""
        g = self.generation
        return self.premiere_annee or g.premiere_annee, self.derniere_annee or g.derniere_annee

    @property
    def annees(self):
        """The counted civil years, first and last included."""
        premiere, derniere = self.annees_comptees
        return range(premiere, derniere + 1)

    @property
    def dispositifs_des_indicateurs(self):
        """Whose indicators it may set as objectives: its own, and those that an avenant of this object brings."""
        return dispositifs_des_indicateurs(self.dispositif, self.objet)

    @property
    def intitule(self):
        """Its name in full, in its generation."""
        return intituler(self.dispositif, self.generation, self.objet, self.numero or self.reference)


class ConventionManager(models.Manager.from_queryset(InstrumentQuerySet)):
    """The instruments that are conventions."""

    def get_queryset(self):
        return super().get_queryset().conventions()


class Convention(Instrument):
    """Convention d’utilité sociale entre un organisme et l’État pour un dispositif et une génération (CCH,
    art. L. 445-1).
    """

    objects = ConventionManager()

    class Meta:
        proxy = True
        verbose_name = "convention"


class AvenantManager(models.Manager.from_queryset(InstrumentQuerySet)):
    """The instruments that are avenants."""

    def get_queryset(self):
        return super().get_queryset().avenants()


class Avenant(Instrument):
    """Avenant à une convention, qui n’enregistre que ce qu’il change : objectifs, logements-foyers, remise en ordre,
    prorogation, périmètre (usage).
    """

    objects = AvenantManager()

    class Meta:
        proxy = True
        verbose_name = "avenant"


def remise_en_ordre_effective(regard):
    """Condition on a convention: yes at its signature, since a day when one is given, or made so by a signed avenant
    (contracts §3).
    """
    signes = Avenant.objects.signes(regard).filter(parent=OuterRef("pk"), objet=Objet.REMISE_EN_ORDRE)
    depuis = Q(remise_en_ordre_le=None) | Q(remise_en_ordre_le__lte=regard.au)
    return Q(remise_en_ordre=TroisValeurs.OUI) & depuis | Q(Exists(signes))
