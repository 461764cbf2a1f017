"""What came of it: realised values and the biennial evaluations of an organism."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from conventions.models import Instrument, Valeur
from conventions.models.valeur import AXES


class Realise(Valeur):
    """Valeur réalisée d’un indicateur, donnée par l’organisme à l’évaluation ou tirée des financements de l’État (CCH,
    art. R*445-2-8).
    """

    convention = models.ForeignKey(Instrument, models.CASCADE, related_name="realises")
    avenant = models.ForeignKey(Instrument, models.CASCADE, null=True, blank=True, related_name="+")

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


class EvaluationQuerySet(models.QuerySet):
    """Evaluations, by right."""

    def visibles_par(self, agent):
        """Those of the conventions an agent may see by name."""
        return self.filter(convention__in=Instrument.objects.visibles_par(agent))

    def modifiables_par(self, agent):
        """Those of the conventions an agent may change."""
        return self.filter(convention__in=Instrument.objects.modifiables_par(agent))


class Evaluation(models.Model):
    """Évaluation d’une convention sur une période, avec son état, son appréciation et sa conclusion (CCH,
    art. R*445-2-8).
    """

    class Etat(models.TextChoices):
        A_VENIR = "a_venir", "à venir"
        EN_SAISIE = "en_saisie", "en saisie"
        TRANSMISE = "transmise", "transmise"
        VALIDEE = "validee", "validée"

    convention = models.ForeignKey(Instrument, models.CASCADE, related_name="evaluations")
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    etat = models.CharField("état", max_length=10, choices=Etat)
    appreciation = models.TextField("appréciation", blank=True)
    conclusion = models.TextField("conclusion", blank=True)
    le = models.DateField("le", null=True, blank=True)
    history = HistoricalRecords()

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "évaluation"
        verbose_name_plural = "évaluations"
        ordering = ["-fin", "convention"]
        constraints = [
            models.UniqueConstraint(
                fields=["convention", "debut", "fin"],
                name="evaluation_unique",
                violation_error_message="Cette évaluation existe déjà.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="evaluation_periode",
                violation_error_message="La dernière année précède la première.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=("a_venir", "en_saisie", "transmise", "validee")),
                name="evaluation_etat_connu",
                violation_error_message="Cet état n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"Évaluation {self.debut}-{self.fin} de {self.convention}"
