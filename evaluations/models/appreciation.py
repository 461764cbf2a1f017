"""What the State concludes of each indicator in an evaluation."""

from django.db import models
from django.db.models import Q

from conventions.models import Indicateur
from cus_tracker.histoire import historique

from .evaluation import Evaluation


class Appreciation(models.Model):
    """Appréciation portée sur un indicateur dans une évaluation : atteint, partiellement atteint, non atteint ou non
    évaluable (usage).
    """

    class Jugement(models.TextChoices):
        ATTEINT = "atteint", "atteint"
        PARTIEL = "partiel", "partiellement atteint"
        NON_ATTEINT = "non_atteint", "non atteint"
        NON_EVALUABLE = "non_evaluable", "non évaluable"

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="appreciations", verbose_name="évaluation")
    indicateur = models.ForeignKey(Indicateur, models.PROTECT, related_name="+")
    jugement = models.CharField("jugement", max_length=15, choices=Jugement)
    commentaire = models.TextField("commentaire", blank=True)
    history = historique()

    class Meta:
        verbose_name = "appréciation"
        ordering = ["evaluation", "indicateur__rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "indicateur"],
                name="appreciation_unique",
                violation_error_message="Cet indicateur est déjà apprécié.",
            ),
            models.CheckConstraint(
                condition=Q(jugement__in=("atteint", "partiel", "non_atteint", "non_evaluable")),
                name="appreciation_jugement_connu",
                violation_error_message="Ce jugement n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"{self.indicateur}\u00a0: {self.get_jugement_display()}"
