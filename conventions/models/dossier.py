"""The file of an instrument before its signature: steps done, signatories, opinions, what blocks and who acts next."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cus_tracker.cycle import Precision
from cus_tracker.histoire import historique
from cus_tracker.typographie import dater
from territoires.models import Departement

from .instrument import Instrument


class DossierQuerySet(models.QuerySet):
    """Parts of files, by right: those of their instrument."""

    def visibles_par(self, agent):
        """Those of the instruments an agent may see by name."""
        return self.filter(instrument__in=Instrument.objects.visibles_par(agent))

    def modifiables_par(self, agent):
        """Those of the instruments an agent may change."""
        return self.filter(instrument__in=Instrument.objects.modifiables_par(agent))


class Jalon(models.Model):
    """Jalon du dossier, avec le jour où il est atteint : délibération, PSP, association des collectivités,
    concertation, dossier complet (CCH, art. R*445-2-3 à R*445-2-7).
    """

    class Nature(models.TextChoices):
        DELIBERATION = "deliberation", "délibération qui lance la démarche"
        PSP = "psp", "plan stratégique de patrimoine"
        ASSOCIATION = "association", "association d’une collectivité"
        CONCERTATION = "concertation", "concertation avec les locataires"
        COMPLET = "complet", "dossier complet"

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="jalons")
    nature = models.CharField("nature", max_length=12, choices=Nature)
    avec = models.CharField("avec", max_length=120, blank=True, help_text="La collectivité ou l’instance rencontrée.")
    le = models.DateField("le", null=True, blank=True)
    precision = models.CharField("précision", max_length=5, choices=Precision, default=Precision.JOUR)
    observation = models.TextField("observation", blank=True)
    history = historique()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "jalon"
        ordering = ["instrument", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "nature", "avec"],
                name="jalon_unique",
                violation_error_message="Ce jalon est déjà au dossier.",
            ),
            models.CheckConstraint(
                condition=Q(nature__in=("deliberation", "psp", "association", "concertation", "complet")),
                name="jalon_nature_connue",
                violation_error_message="Ce jalon n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display()}{f' – {self.avec}' if self.avec else ''}"

    @property
    def quand(self):
        """The day, no more precise than what is known; empty until it is reached."""
        return dater(self.le, self.precision) if self.le else ""


class Signataire(models.Model):
    """Signataire d’un instrument, avec le jour où il a signé : organisme, préfet de région du siège, EPCI ou
    département de rattachement (CCH, art. L. 445-1).
    """

    class Qualite(models.TextChoices):
        ORGANISME = "organisme", "organisme"
        PREFET = "prefet", "préfet de région"
        EPCI = "epci", "EPCI de rattachement"
        DEPARTEMENT = "departement", "département de rattachement"

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="signataires")
    qualite = models.CharField("qualité", max_length=12, choices=Qualite)
    nom = models.CharField("nom", max_length=120, blank=True)
    le = models.DateField("signé le", null=True, blank=True)
    history = historique()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "signataire"
        ordering = ["instrument", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "qualite", "nom"],
                name="signataire_unique",
                violation_error_message="Ce signataire est déjà au dossier.",
            ),
            models.CheckConstraint(
                condition=Q(qualite__in=("organisme", "prefet", "epci", "departement")),
                name="signataire_qualite_connue",
                violation_error_message="Cette qualité n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.nom or self.get_qualite_display()


class Avis(models.Model):
    """Avis du préfet d’un autre département où l’organisme détient des logements : demandé, attendu, reçu, avec son
    sens (CCH, art. R**445-1).
    """

    class Sens(models.TextChoices):
        FAVORABLE = "favorable", "favorable"
        RESERVES = "reserves", "favorable avec réserves"
        DEFAVORABLE = "defavorable", "défavorable"

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="avis")
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="+", verbose_name="préfet du département")
    demande_le = models.DateField("demandé le", null=True, blank=True)
    attendu_le = models.DateField("attendu le", null=True, blank=True)
    recu_le = models.DateField("reçu le", null=True, blank=True)
    sens = models.CharField("sens", max_length=12, choices=Sens, blank=True)
    observation = models.TextField("observation", blank=True)
    history = historique()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "avis"
        verbose_name_plural = "avis"
        ordering = ["instrument", "departement__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "departement"],
                name="avis_unique",
                violation_error_message="L’avis de ce préfet est déjà au dossier.",
            ),
            models.CheckConstraint(
                condition=Q(recu_le=None, sens="") | (Q(recu_le__isnull=False) & ~Q(sens="")),
                name="avis_recu_avec_son_sens",
                violation_error_message="Un avis reçu a une date et un sens.",
            ),
            models.CheckConstraint(
                condition=Q(demande_le=None) | Q(recu_le=None) | Q(recu_le__gte=F("demande_le")),
                name="avis_recu_apres_la_demande",
                violation_error_message="Un avis n’est pas reçu avant d’être demandé.",
            ),
            models.CheckConstraint(
                condition=Q(sens__in=("", "favorable", "reserves", "defavorable")),
                name="avis_sens_connu",
                violation_error_message="Ce sens n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"Avis du préfet – {self.departement}"


class Suivi(models.Model):
    """Suivi d’un instrument : ce qui le bloque, la prochaine action, qui la fait et pour quand (usage)."""

    instrument = models.OneToOneField(Instrument, models.CASCADE, related_name="suivi")
    blocage = models.TextField("motif de blocage", blank=True)
    action = models.CharField("prochaine action", max_length=200, blank=True)
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="responsable"
    )
    action_le = models.DateField("pour le", null=True, blank=True)
    history = historique()

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "suivi"
        constraints = [
            models.CheckConstraint(
                condition=~Q(action="") | Q(responsable=None, action_le=None),
                name="suivi_action_nommee",
                violation_error_message="Dites quelle est la prochaine action.",
            ),
        ]

    def __str__(self):
        return f"Suivi – {self.instrument}"
