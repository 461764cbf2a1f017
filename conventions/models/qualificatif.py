"""Qualifiers: how an organism understood an indicator."""

from django.db import models

from cus_tracker.histoire import historique

from .catalogue import Indicateur
from .instrument import Instrument

VALEURS = {
    "anru": ("inclus", "non_inclus", "inconnu"),
    "lecture": ("deliberation", "avis_recueillis", "inconnue"),
    "a_minima": ("oui", "non", "inconnu"),
}


class Qualificatif(models.Model):
    """Qualificatif d’un indicateur dans une convention : reconstitution ANRU, lecture retenue, rempli « à minima »
    (note du 3 octobre 2012, § 3.2).
    """

    class Nature(models.TextChoices):
        ANRU = "anru", "reconstitution ANRU"
        LECTURE = "lecture", "lecture retenue"
        A_MINIMA = "a_minima", "rempli « à minima »"

    convention = models.ForeignKey(Instrument, models.CASCADE, related_name="qualificatifs")
    indicateur = models.ForeignKey(Indicateur, models.PROTECT, related_name="+")
    qualificatif = models.CharField("qualificatif", max_length=10, choices=Nature)
    valeur = models.CharField("valeur", max_length=20)
    history = historique()

    class Meta:
        verbose_name = "qualificatif"
        ordering = ["convention", "indicateur", "qualificatif"]
        constraints = [
            models.UniqueConstraint(
                fields=["convention", "indicateur", "qualificatif"],
                name="qualificatif_unique",
                violation_error_message="Ce qualificatif est déjà donné.",
            ),
        ]

    def __str__(self):
        return f"{self.indicateur} : {self.get_qualificatif_display()} = {self.valeur}"
