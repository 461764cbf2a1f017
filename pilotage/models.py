"""The view from above: meetings of the dialogue, and the imports of workbooks."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords


class Reunion(models.Model):
    """Réunion du dialogue entre l’État et les organismes, avec ses thèmes, ses participants, ses décisions et ses
    annexes (note du 3 octobre 2012, § 2).
    """

    le = models.DateField("le")
    objet = models.CharField("objet", max_length=300)
    themes = models.TextField("thèmes", blank=True)
    participants = models.TextField("participants", blank=True)
    decisions = models.TextField("décisions", blank=True)
    annexes = models.TextField("annexes", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "réunion"
        verbose_name_plural = "réunions"
        ordering = ["le", "objet"]
        constraints = [
            models.UniqueConstraint(
                fields=["le", "objet"],
                name="reunion_unique",
                violation_error_message="Cette réunion est déjà enregistrée.",
            )
        ]

    def __str__(self):
        return f"{self.objet}, le {self.le:%d/%m/%Y}"


class ImportationQuerySet(models.QuerySet):
    """Imports, by right: an agent sees the agent’s own, an administrator sees all."""

    def visibles_par(self, agent):
        """Those an agent may open."""
        return self if agent.administre else self.filter(par=agent)


class Importation(models.Model):
    """Dépôt d’un classeur dans le navigateur, examiné d’abord, puis enregistré ou laissé (usage)."""

    class Etat(models.TextChoices):
        EXAMEN = "examen", "examen en cours"
        EXAMINEE = "examinee", "examiné"
        ECRITURE = "ecriture", "écriture en cours"
        ENREGISTREE = "enregistree", "enregistré"
        REFUSEE = "refusee", "refusé"
        ILLISIBLE = "illisible", "illisible"
        INTERROMPUE = "interrompue", "interrompu"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fichier = models.FileField("fichier", upload_to="imports/")
    nom = models.CharField("nom du fichier", max_length=200)
    etat = models.CharField("état", max_length=12, choices=Etat, default=Etat.EXAMEN)
    avancement = models.PositiveSmallIntegerField("avancement", default=0, help_text="En pourcentage.")
    rapport = models.JSONField("rapport", default=dict)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="importations")
    depose_le = models.DateTimeField("déposé le", auto_now_add=True)
    enregistre_le = models.DateTimeField("enregistré le", null=True, blank=True)

    objects = ImportationQuerySet.as_manager()

    class Meta:
        verbose_name = "importation"
        ordering = ["-depose_le"]

    def __str__(self):
        return f"{self.nom} ({self.get_etat_display()})"

    def get_absolute_url(self):
        return reverse("pilotage:importation", args=[self.uuid])
