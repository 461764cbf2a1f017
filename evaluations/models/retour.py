"""Workbooks returned by organisms, and the bundles of workbooks that a campaign sends."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from .campagne import Campagne
from .evaluation import Evaluation
from .realise import Lot


class Retour(models.Model):
    """Classeur rendu par un organisme, comparé à ce qui est connu puis accepté ligne à ligne (usage)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="retours", verbose_name="évaluation")
    fichier = models.FileField("fichier", upload_to="retours/")
    nom = models.CharField("nom du fichier", max_length=200)
    depose_le = models.DateTimeField("déposé le", default=timezone.now)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    lot = models.ForeignKey(Lot, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lot")
    retenues = models.PositiveIntegerField("lignes retenues", default=0)
    accepte_le = models.DateTimeField("accepté le", null=True, blank=True)

    class Meta:
        verbose_name = "retour"
        ordering = ["-depose_le"]

    def __str__(self):
        return self.nom

    def accepter(self, lot, nombre, *, par):
        """Keep how many lines were taken, and the batch of their values."""
        self.lot = lot or self.lot
        self.retenues += nombre
        self.accepte_le = timezone.now()
        self.save(update_fields=["lot", "retenues", "accepte_le"])


class LiasseQuerySet(models.QuerySet):
    """Bundles, by right."""

    def visibles_par(self, agent):
        """Those an agent asked for; all for an administrator."""
        return self if agent.administre else self.filter(par=agent)


class Liasse(models.Model):
    """Archive des classeurs d’une campagne, un par organisme, préparée par le travailleur (usage)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campagne = models.ForeignKey(Campagne, models.CASCADE, related_name="liasses", verbose_name="campagne")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    demandee_le = models.DateTimeField("demandée le", default=timezone.now)
    au = models.DateField("au")
    faits = models.PositiveIntegerField("classeurs faits", default=0)
    total = models.PositiveIntegerField("classeurs à faire", default=0)
    fichier = models.FileField("fichier", upload_to="liasses/", blank=True)
    echec = models.TextField("échec", blank=True)

    objects = LiasseQuerySet.as_manager()

    class Meta:
        verbose_name = "liasse"
        ordering = ["-demandee_le"]

    def __str__(self):
        return f"Classeurs de la {self.campagne}"

    @property
    def est_en_cours(self):
        """True while the worker is on it."""
        return not self.fichier and not self.echec
