"""The named exclusion sets, and what an agent expects of an organism against the law."""

from django.db import models
from django.db.models import Q

from cus_tracker.histoire import historique
from territoires.models import DateQuerySet, periode_ordonnee

from ..attendus import LIBELLES


class Perimetre(models.Model):
    """Périmètre d’exclusion nommé, imprimé avec ses membres et leurs motifs partout où il change un chiffre (usage)."""

    HORS_CUS = "hors-cus"
    HORS_STATISTIQUES = "hors-statistiques"

    nom = models.CharField("nom", max_length=80, unique=True)

    class Meta:
        verbose_name = "périmètre"
        ordering = ["nom"]

    def __str__(self):
        return self.nom


class Inclusion(models.Model):
    """Présence d’un organisme dans un périmètre, avec son motif et ses jours inclus (usage)."""

    perimetre = models.ForeignKey(Perimetre, models.CASCADE, related_name="inclusions", verbose_name="périmètre")
    organisme = models.ForeignKey("organismes.Organisme", models.CASCADE, related_name="inclusions")
    motif = models.TextField("motif")
    debut = models.DateField("du", null=True, blank=True)
    fin = models.DateField("au", null=True, blank=True)
    history = historique()

    objects = DateQuerySet.as_manager()

    class Meta:
        verbose_name = "inclusion"
        ordering = ["perimetre__nom", "organisme__cle_tri", "debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["perimetre", "organisme", "debut"],
                name="inclusion_unique",
                violation_error_message="Cet organisme est déjà dans ce périmètre depuis ce jour.",
            ),
            models.UniqueConstraint(
                fields=["perimetre", "organisme"],
                condition=Q(debut=None),
                name="inclusion_unique_sans_debut",
                violation_error_message="Cet organisme est déjà dans ce périmètre depuis toujours.",
            ),
            periode_ordonnee("inclusion_periode"),
            models.CheckConstraint(
                condition=~Q(motif=""), name="inclusion_motivee", violation_error_message="Une exclusion dit pourquoi."
            ),
        ]

    def __str__(self):
        return f"{self.organisme} – {self.perimetre}"


class Attente(models.Model):
    """Instrument que l’outil attend d’un organisme, ou n’en attend plus, contre ce que dit son patrimoine, pour un
    motif et entre deux dates (usage).
    """

    organisme = models.ForeignKey("organismes.Organisme", models.CASCADE, related_name="attentes")
    instrument = models.CharField("instrument", max_length=20, choices=list(LIBELLES.items()))
    attendu = models.BooleanField("attendu")
    motif = models.TextField("motif")
    debut = models.DateField("du", null=True, blank=True)
    fin = models.DateField("au", null=True, blank=True)
    history = historique()

    objects = DateQuerySet.as_manager()

    class Meta:
        verbose_name = "attente"
        ordering = ["organisme__cle_tri", "instrument", "debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisme", "instrument", "debut"],
                name="attente_unique",
                violation_error_message="Cette attente est déjà corrigée depuis ce jour.",
            ),
            models.UniqueConstraint(
                fields=["organisme", "instrument"],
                condition=Q(debut=None),
                name="attente_unique_sans_debut",
                violation_error_message="Cette attente est déjà corrigée depuis toujours.",
            ),
            periode_ordonnee("attente_periode"),
            models.CheckConstraint(
                condition=~Q(motif=""),
                name="attente_motivee",
                violation_error_message="Une attente corrigée dit pourquoi.",
            ),
            models.CheckConstraint(
                condition=Q(instrument__in=tuple(LIBELLES)),
                name="attente_instrument_connu",
                violation_error_message="Cet instrument n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"{self.get_instrument_display()} {'attendu' if self.attendu else 'non attendu'}"
