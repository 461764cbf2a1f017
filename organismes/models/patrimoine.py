"""The stock of organisms by département, dated, with its energy classes."""

from django.db import models
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from cus_tracker.histoire import historique
from territoires.models import Departement

CLASSES_DPE = ("a", "b", "c", "d", "e", "f", "g")


class PatrimoineQuerySet(models.QuerySet):
    """Stock rows, read on a day."""

    def derniers(self, *, au):
        """For each organism and département, the latest row not after `au`."""
        dernier = Patrimoine.objects.filter(
            organisme=OuterRef("organisme"), departement=OuterRef("departement"), au__lte=au
        ).order_by("-au")
        return self.filter(au__lte=au, pk=Subquery(dernier.values("pk")[:1]))

    def detenteurs(self, departements, *, au):
        """Keys of the organisms whose latest row not after `au` holds dwellings in one of these départements."""
        return self.derniers(au=au).filter(departement__in=departements, logements__gt=0).values("organisme")

    def logements(self):
        """Sum of dwellings of these rows."""
        return self.aggregate(total=Coalesce(Sum("logements"), 0))["total"]


class Patrimoine(models.Model):
    """Patrimoine d’un organisme dans un département à une date : logements, logements-foyers et classes du DPE (CCH,
    art. L. 411-10).
    """

    organisme = models.ForeignKey("organismes.Organisme", models.CASCADE, related_name="patrimoines")
    departement = models.ForeignKey(Departement, models.PROTECT, related_name="+", verbose_name="département")
    au = models.DateField("au")
    logements = models.PositiveIntegerField("logements")
    logements_foyers = models.PositiveIntegerField(
        "logements-foyers", null=True, blank=True, help_text="En logements équivalents (CCH, art. R. 302-14)."
    )
    dpe_a = models.PositiveIntegerField("DPE A", null=True, blank=True)
    dpe_b = models.PositiveIntegerField("DPE B", null=True, blank=True)
    dpe_c = models.PositiveIntegerField("DPE C", null=True, blank=True)
    dpe_d = models.PositiveIntegerField("DPE D", null=True, blank=True)
    dpe_e = models.PositiveIntegerField("DPE E", null=True, blank=True)
    dpe_f = models.PositiveIntegerField("DPE F", null=True, blank=True)
    dpe_g = models.PositiveIntegerField("DPE G", null=True, blank=True)
    source = models.CharField("source", max_length=200, blank=True)
    history = historique()

    objects = PatrimoineQuerySet.as_manager()

    class Meta:
        verbose_name = "patrimoine"
        ordering = ["organisme", "departement__code", "-au"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisme", "departement", "au"],
                name="patrimoine_unique",
                violation_error_message="Ce patrimoine est déjà connu à cette date dans ce département.",
            ),
        ]

    def __str__(self):
        return f"{self.organisme} – {self.departement} au {self.au:%d/%m/%Y}"

    @property
    def classes(self):
        """Dwellings by DPE class « a » to « g »; None where the class was not given."""
        return {classe: getattr(self, f"dpe_{classe}") for classe in CLASSES_DPE}
