"""Threads on a cell of the grid: what agents say to each other of one value, until it is settled."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from conventions.models import Indicateur
from conventions.models.valeur import AXES

from .evaluation import Evaluation


class Fil(models.Model):
    """Échange de messages sur une case de la grille, clos quand la question est réglée (usage)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="fils", verbose_name="évaluation")
    indicateur = models.ForeignKey(Indicateur, models.PROTECT, related_name="+")
    mesure = models.CharField("mesure", max_length=40, blank=True)
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    departement = models.CharField("département", max_length=3, blank=True)
    produit = models.CharField("produit", max_length=20, blank=True)
    epci = models.CharField("EPCI", max_length=9, blank=True)
    zonage = models.CharField("zonage", max_length=5, blank=True)
    zus = models.CharField("ZUS", max_length=3, blank=True)
    segment = models.CharField("segment", max_length=60, blank=True)
    resolu_le = models.DateTimeField("résolu le", null=True, blank=True)
    resolu_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="résolu par"
    )

    class Meta:
        verbose_name = "fil"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "indicateur", "mesure", "debut", "fin", *AXES],
                name="fil_unique",
                violation_error_message="Cette case a déjà son fil.",
            ),
            models.CheckConstraint(
                condition=Q(resolu_le=None, resolu_par=None) | Q(resolu_le__isnull=False, resolu_par__isnull=False),
                name="fil_resolution_complete",
                violation_error_message="Une résolution dit par qui et quand.",
            ),
        ]

    def __str__(self):
        return f"Fil de {self.indicateur} {self.debut}-{self.fin}"

    def repondre(self, texte, *, par):
        """Add a message; a thread that was settled opens again."""
        self.resolu_le = self.resolu_par = None
        self.save(update_fields=["resolu_le", "resolu_par"])
        return self.messages.create(texte=texte, par=par)

    def resoudre(self, *, par):
        """Settle the thread, once."""
        if self.resolu_le is None:
            self.resolu_le, self.resolu_par = timezone.now(), par
            self.save(update_fields=["resolu_le", "resolu_par"])


class Message(models.Model):
    """Message d’un agent dans le fil d’une case (usage)."""

    fil = models.ForeignKey(Fil, models.CASCADE, related_name="messages")
    le = models.DateTimeField("le", default=timezone.now)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    texte = models.TextField("texte")

    class Meta:
        verbose_name = "message"
        ordering = ["le", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(texte=""), name="message_non_vide", violation_error_message="Écrivez votre message."
            ),
        ]

    def __str__(self):
        return self.texte[:60]
