"""Realised values, each version kept, and the batches in which they were typed or pasted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from conventions.models import Instrument, Valeur
from conventions.models.valeur import AXES


class Lot(models.Model):
    """Lot de cases enregistrées d’un seul geste : une saisie, un collage, le retour d’un classeur ou l’annulation d’un
    autre lot (usage).
    """

    class Geste(models.TextChoices):
        SAISIE = "saisie", "saisie"
        COLLAGE = "collage", "collage"
        ANNULATION = "annulation", "annulation"
        RETOUR = "retour", "retour d’un classeur"

    geste = models.CharField("geste", max_length=10, choices=Geste)
    le = models.DateTimeField("le", default=timezone.now)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    annule = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="annulation", verbose_name="lot annulé"
    )

    class Meta:
        verbose_name = "lot"
        ordering = ["-le"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geste="annulation", annule__isnull=False) | (~Q(geste="annulation") & Q(annule=None)),
                name="lot_annulation_d_un_lot",
                violation_error_message="Une annulation nomme le lot qu’elle annule.",
            ),
            models.CheckConstraint(
                condition=Q(geste__in=("saisie", "collage", "annulation", "retour")),
                name="lot_geste_connu",
                violation_error_message="Ce geste n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"{self.get_geste_display()} du {self.le:%d/%m/%Y à %H:%M}"


class Realise(Valeur):
    """Valeur réalisée d’un indicateur, donnée par l’organisme à l’évaluation ou tirée des financements de l’État (CCH,
    art. R*445-2-8).
    """

    convention = models.ForeignKey(Instrument, models.CASCADE, related_name="realises")
    avenant = models.ForeignKey(Instrument, models.CASCADE, null=True, blank=True, related_name="+")
    lot = models.ForeignKey(Lot, models.PROTECT, null=True, blank=True, related_name="realises", verbose_name="lot")

    class Meta(Valeur.Meta):
        abstract = False
        verbose_name = "valeur réalisée"
        verbose_name_plural = "valeurs réalisées"
        constraints = [
            *Valeur.Meta.constraints,
            models.UniqueConstraint(
                fields=["convention", "indicateur", "mesure", "debut", "fin", *AXES, "saisi_le"],
                condition=Q(remplacee_le=None),
                name="realise_unique",
            ),
        ]

    def __str__(self):
        return f"{self.indicateur} {self.debut}-{self.fin} = {self.mention or self.valeur}"
