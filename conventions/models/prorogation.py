"""Acts that move the échéance of conventions, of one or of a whole generation; undone, they stay and say why."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from .generation import Generation
from .instrument import Instrument


class ProrogationQuerySet(models.QuerySet):
    """Prorogations, read with the two clocks and by right."""

    def connues(self, regard):
        """Those recorded by the end of `regard.connu_le` and not cancelled by then."""
        if regard.borne is None:
            return self.filter(annulee_le=None)
        return self.filter(Q(annulee_le=None) | Q(annulee_le__gte=regard.borne), saisi_le__lt=regard.borne)

    def au(self, regard):
        """Those known that were pronounced on the day `regard.au`."""
        return self.connues(regard).filter(le__lte=regard.au)

    def visibles_par(self, agent):
        """Those of a convention an agent may see by name."""
        return self.filter(conventions__in=Instrument.objects.visibles_par(agent)).distinct()

    def modifiables_par(self, agent):
        """Those an agent may cancel: every convention of the act is one the agent may change."""
        autres = Instrument.objects.exclude(pk__in=Instrument.objects.modifiables_par(agent).values("pk"))
        siennes = self.filter(conventions__in=Instrument.objects.modifiables_par(agent))
        return siennes.exclude(conventions__in=autres).distinct()


class Prorogation(models.Model):
    """Acte qui reporte l’échéance de conventions, ou qui en maintient les effets au-delà, avec son fondement ;
    annulable, il ne disparaît pas (loi n° 2018-1021 du 23 novembre 2018).
    """

    class Nature(models.TextChoices):
        PROROGATION = "prorogation", "prorogation"
        MAINTIEN = "maintien", "maintien des effets"

    generation = models.ForeignKey(Generation, models.PROTECT, related_name="prorogations", verbose_name="génération")
    conventions = models.ManyToManyField(Instrument, related_name="prorogations")
    nature = models.CharField("nature", max_length=12, choices=Nature, default=Nature.PROROGATION)
    le = models.DateField("prononcée le", help_text="Le jour de l’acte ou de la loi.")
    echeance_le = models.DateField("nouvelle échéance", null=True, blank=True)
    fondement = models.CharField("fondement", max_length=300, help_text="La loi, le décret ou la décision.")
    saisi_le = models.DateTimeField("saisi le", default=timezone.now)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="par"
    )
    annulee_le = models.DateTimeField("annulée le", null=True, blank=True)
    annulee_motif = models.TextField("motif de l’annulation", blank=True)
    annulee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="annulée par"
    )

    objects = ProrogationQuerySet.as_manager()

    class Meta:
        verbose_name = "prorogation"
        ordering = ["-le", "-saisi_le", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(fondement=""),
                name="prorogation_fondee",
                violation_error_message="Une prorogation dit sur quoi elle se fonde.",
            ),
            models.CheckConstraint(
                condition=Q(nature="maintien") | Q(nature="prorogation", echeance_le__isnull=False),
                name="prorogation_jusqu_a",
                violation_error_message="Une prorogation dit jusqu’à quel jour.",
            ),
            models.CheckConstraint(
                condition=Q(annulee_le=None, annulee_motif="") | (Q(annulee_le__isnull=False) & ~Q(annulee_motif="")),
                name="prorogation_annulation_motivee",
                violation_error_message="Une annulation dit pourquoi.",
            ),
        ]

    def __str__(self):
        return f"{self.get_nature_display().capitalize()} – {self.fondement}"

    @classmethod
    @transaction.atomic
    def prononcer(cls, *, conventions, par, **acte):
        """Record one act for these conventions of one generation."""
        conventions = list(conventions)
        prorogation = cls(generation=conventions[0].generation, par=par, **acte)
        prorogation.full_clean(exclude=["par"])
        prorogation.save()
        prorogation.conventions.set(conventions)
        return prorogation

    def derniere_main(self):
        """Who recorded it, or cancelled it since, and when."""
        par, le = (self.annulee_par, self.annulee_le) if self.annulee_le else (self.par, self.saisi_le)
        return str(par or "un import"), le

    def annuler(self, *, motif, par):
        """Undo the whole act, and say why."""
        self.annulee_le, self.annulee_motif, self.annulee_par = timezone.now(), motif, par
        self.save(update_fields=["annulee_le", "annulee_motif", "annulee_par"])
