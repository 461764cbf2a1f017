"""Generations of conventions: rows, so that the next one is data."""

from django.db import models
from django.db.models import F, Q

from cus_tracker.durees import ajouter_des_annees


class GenerationQuerySet(models.QuerySet):
    """Generations, by day."""

    def commencees(self, *, au):
        """Those begun on the day `au`, the latest first."""
        return self.filter(debut__lte=au).order_by("-debut")

    def par_defaut(self, *, au):
        """The generation a figure is asked for when none is named: the latest one begun at `au` (contracts §5)."""
        return self.commencees(au=au).first()


class Generation(models.Model):
    """Génération de conventions, avec sa date limite et les années civiles sur lesquelles ses objectifs sont comptés
    (CCH, art. L. 445-1).
    """

    nom = models.CharField("nom", max_length=20, unique=True)
    debut = models.DateField("début", help_text="Le jour où la génération commence.")
    date_limite_depot = models.DateField("date limite de dépôt du projet", null=True, blank=True)
    date_limite = models.DateField("date limite de signature", null=True, blank=True)
    date_limite_accession = models.DateField("date limite de signature, accession", null=True, blank=True)
    premiere_annee = models.PositiveSmallIntegerField("première année comptée")
    derniere_annee = models.PositiveSmallIntegerField("dernière année comptée")
    remise_en_ordre_facultative = models.BooleanField("remise en ordre facultative", default=True)
    evaluations_apres = models.JSONField(
        "évaluations, en années après la signature", default=list, blank=True, help_text="Par exemple [2, 4]."
    )
    evaluation_au_terme = models.BooleanField("évaluation au terme", default=True)
    source = models.TextField("source", blank=True)

    objects = GenerationQuerySet.as_manager()

    class Meta:
        verbose_name = "génération"
        ordering = ["debut"]
        constraints = [
            models.CheckConstraint(
                condition=Q(derniere_annee__gte=F("premiere_annee")),
                name="generation_annees_ordonnees",
                violation_error_message="La dernière année précède la première.",
            ),
        ]

    def __str__(self):
        return self.nom

    @property
    def annees(self):
        """The counted civil years, first and last included."""
        return range(self.premiere_annee, self.derniere_annee + 1)

    def jours_d_evaluation(self, signee_le, terme=None):
        """The days on which evaluations fall due: so many years after the signature, then the end when it counts."""
        jours = [ajouter_des_annees(signee_le, annees) for annees in self.evaluations_apres]
        if self.evaluation_au_terme and terme:
            jours.append(terme)
        return sorted(jours)

    @property
    def duree(self):
        """Number of counted years."""
        return len(self.annees)
