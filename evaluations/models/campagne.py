"""Campaigns of evaluation: a generation, a period, a calendar, and who is in charge of each organism."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.http import urlencode

from conventions.models import Generation
from cus_tracker.histoire import historique
from cus_tracker.regard import aujourd_hui
from organismes.models import Organisme
from territoires.models import Region, Service


class CampagneQuerySet(models.QuerySet):
    """Campaigns, by right."""

    def visibles_par(self, agent):
        """Those of the régions where an agent sees organisms by name."""
        if agent.administre:
            return self
        if not agent.nomme:
            return self.none()
        siens = agent.departements()
        return self.filter(region__in=Region.objects.filter(rattachements__departement__in=siens))

    def modifiables_par(self, agent):
        """Those that an agent may open, schedule and attribute: the DREAL of the région, or an administrator."""
        if agent.administre:
            return self
        return self.filter(region=agent.region_id) if agent.role == agent.Role.DREAL else self.none()


class Campagne(models.Model):
    """Période sur laquelle une évaluation est demandée à tous les organismes, deux années civiles le plus souvent (CCH,
    art. R*445-2-8).
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="campagnes", verbose_name="région")
    generation = models.ForeignKey(Generation, models.PROTECT, related_name="campagnes", verbose_name="génération")
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    ouverte_le = models.DateField("ouverte le")
    echeance_le = models.DateField("à rendre pour le")
    history = historique()

    objects = CampagneQuerySet.as_manager()

    class Meta:
        verbose_name = "campagne"
        ordering = ["-fin", "-debut", "generation"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "generation", "debut", "fin"],
                name="campagne_unique",
                violation_error_message="Une campagne est déjà ouverte sur cette période.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="campagne_periode",
                violation_error_message="La dernière année précède la première.",
            ),
            models.CheckConstraint(
                condition=Q(echeance_le__gte=F("ouverte_le")),
                name="campagne_calendrier",
                violation_error_message="L’échéance précède l’ouverture.",
            ),
        ]

    def __str__(self):
        return f"Campagne {self.periode}"

    def get_absolute_url(self):
        """Its board; that of a period known by its evaluations alone, where it was never opened."""
        if self.pk is None:
            return f"{reverse('evaluations:list')}?{urlencode({'campagne': self.code})}"
        return reverse("evaluations:campagne", args=[self.pk])

    @property
    def code(self):
        """« 2011-2016, 2011-2012 »: the generation and the period, as an address names them."""
        return f"{self.generation.nom}, {self.periode}"

    @property
    def periode(self):
        """« 2011-2012 », or « 2012 » for a single year."""
        return str(self.debut) if self.debut == self.fin else f"{self.debut}-{self.fin}"

    @property
    def annees(self):
        """The civil years of the period, both included."""
        return range(self.debut, self.fin + 1)

    def clean(self):
        connue = self.generation_id and self.debut and self.fin
        if connue and not {self.debut, self.fin} <= set(self.generation.annees):
            debut, fin = self.generation.premiere_annee, self.generation.derniere_annee
            raise ValidationError({"debut": f"La génération compte les années {debut} à {fin}."})

    def echeance_de(self, attribution):
        """The day by which an organism answers: the delay of its attribution, else the day of all; None for neither."""
        return (attribution and attribution.echeance_le) or self.echeance_le

    def departements(self):
        """The départements of its région, while the région lives."""
        return self.region.departements(au=self.region.jour_de_vie(au=self.ouverte_le or aujourd_hui()))


class Attribution(models.Model):
    """Organisme confié, dans une campagne, à un autre service pilote ou à un délai plus long, chacun avec son motif
    (usage).
    """

    campagne = models.ForeignKey(Campagne, models.CASCADE, related_name="attributions")
    organisme = models.ForeignKey(Organisme, models.CASCADE, related_name="attributions")
    pilote = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="service pilote"
    )
    pilote_motif = models.TextField("motif du choix du pilote", blank=True)
    echeance_le = models.DateField("délai accordé jusqu’au", null=True, blank=True)
    echeance_motif = models.TextField("motif du délai", blank=True)
    history = historique()

    class Meta:
        verbose_name = "attribution"
        ordering = ["campagne", "organisme"]
        constraints = [
            models.UniqueConstraint(
                fields=["campagne", "organisme"],
                name="attribution_unique",
                violation_error_message="Cet organisme a déjà une attribution dans cette campagne.",
            ),
            models.CheckConstraint(
                condition=Q(pilote=None) | ~Q(pilote_motif=""),
                name="attribution_pilote_motive",
                violation_error_message="Le changement de pilote dit pourquoi.",
            ),
            models.CheckConstraint(
                condition=Q(echeance_le=None) | ~Q(echeance_motif=""),
                name="attribution_delai_motive",
                violation_error_message="Un délai dit pourquoi.",
            ),
        ]

    def __str__(self):
        return f"{self.organisme} – {self.campagne}"
