"""The thread of an organism: who to talk to, what was said, what is to be done next and by whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus_tracker.histoire import historique
from territoires.models import Service


class Correspondant(models.Model):
    """Correspondant d’un organisme : la personne à qui s’adresser chez lui, ou dans un service de l’État (usage)."""

    organisme = models.ForeignKey("organismes.Organisme", models.CASCADE, related_name="correspondants")
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="service",
        help_text="Vide pour une personne de l’organisme lui-même.",
    )
    nom = models.CharField("nom", max_length=120)
    fonction = models.CharField("fonction", max_length=120, blank=True)
    courriel = models.EmailField("courriel", blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    history = historique()

    class Meta:
        verbose_name = "correspondant"
        ordering = ["service__nom", "nom"]

    def __str__(self):
        return f"{self.nom} ({self.service or 'organisme'})"


class EchangeQuerySet(models.QuerySet):
    """Entries of threads, by what is still to be done."""

    def a_faire(self):
        """Those whose next action is not done."""
        return self.filter(fait_le=None).exclude(action="")

    def en_retard(self, *, au):
        """Those whose next action was due before the day `au`."""
        return self.a_faire().filter(echeance_le__lt=au)


class Echange(models.Model):
    """Échange du fil d’un organisme : ce qui s’est dit ou fait un jour, la suite à donner, son échéance et qui en a la
    charge (usage).
    """

    class Nature(models.TextChoices):
        COURRIEL = "courriel", "courriel"
        COURRIER = "courrier", "courrier"
        APPEL = "appel", "appel"
        REUNION = "reunion", "réunion"
        RELANCE = "relance", "relance"
        NOTE = "note", "note"

    organisme = models.ForeignKey("organismes.Organisme", models.CASCADE, related_name="echanges")
    le = models.DateField("le", help_text="Le jour où c’était.")
    nature = models.CharField("nature", max_length=10, choices=Nature, default=Nature.NOTE)
    texte = models.TextField("ce qui s’est dit ou fait")
    action = models.CharField("suite à donner", max_length=200, blank=True)
    echeance_le = models.DateField("échéance de la suite", null=True, blank=True)
    charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suites",
        verbose_name="à la charge de",
    )
    fait_le = models.DateField("suite faite le", null=True, blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="par"
    )
    saisi_le = models.DateTimeField("saisi le", default=timezone.now)
    history = historique()

    objects = EchangeQuerySet.as_manager()

    class Meta:
        verbose_name = "échange"
        ordering = ["-le", "-saisi_le", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(echeance_le=None) | ~Q(action=""),
                name="echange_echeance_d_une_suite",
                violation_error_message="Une échéance est celle d’une suite à donner : dites laquelle.",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display()} du {self.le:%d/%m/%Y}"

    def est_en_retard(self, *, au):
        """True when the next action was due before the day `au` and is not done."""
        return bool(self.action and self.fait_le is None and self.echeance_le and self.echeance_le < au)
