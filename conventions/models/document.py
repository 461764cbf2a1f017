"""Documents joined to an instrument, kept outside what the web server gives away."""

from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from .dossier import DossierQuerySet
from .instrument import Instrument
from .passage import Passage


def place(document, nom):
    """Where the bytes are kept: a name drawn by lot, so that nothing typed ever names a file."""
    return f"instruments/{document.instrument_id}/{uuid4().hex}"


class DocumentQuerySet(DossierQuerySet):
    """Documents, by right: those of their instrument."""

    def presents(self):
        """Those that were not taken off."""
        return self.filter(retire_le=None)

    def joindre(self, *, instrument, piece, par, nature, le=None, passage=None):
        """Keep the bytes of a file that was read and recognised (see `conventions.pieces`)."""
        document = self.model(
            instrument=instrument,
            passage=passage,
            nature=nature,
            le=le,
            nom=piece.nom,
            type_mime=piece.type_mime,
            taille=len(piece.contenu),
            empreinte=piece.empreinte,
            par=par,
        )
        document.fichier.save(piece.nom, ContentFile(piece.contenu), save=False)
        document.save()
        return document


class Document(models.Model):
    """Pièce jointe à un instrument, avec sa nature et sa date, servie à qui voit la page de l’instrument (usage)."""

    class Nature(models.TextChoices):
        PROJET = "projet", "projet"
        DELIBERATION = "deliberation", "délibération"
        AVIS = "avis", "avis"
        SIGNE = "signe", "texte signé"
        COURRIER = "courrier", "courrier"
        COMPTE_RENDU = "compte_rendu", "compte rendu"
        AUTRE = "autre", "autre"

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="documents")
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, blank=True, related_name="documents")
    nature = models.CharField("nature", max_length=12, choices=Nature)
    le = models.DateField("date du document", null=True, blank=True)
    nom = models.CharField("nom du fichier", max_length=160)
    fichier = models.FileField("fichier", upload_to=place, max_length=200)
    type_mime = models.CharField("type", max_length=100)
    taille = models.PositiveIntegerField("taille en octets")
    empreinte = models.CharField("empreinte SHA-256", max_length=64)
    depose_le = models.DateTimeField("déposé le", default=timezone.now)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par")
    retire_le = models.DateTimeField("retiré le", null=True, blank=True)
    retire_motif = models.TextField("motif du retrait", blank=True)
    retire_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="retiré par"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        ordering = ["-depose_le", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(retire_le=None, retire_motif="") | (Q(retire_le__isnull=False) & ~Q(retire_motif="")),
                name="document_retrait_motive",
                violation_error_message="Un retrait dit pourquoi.",
            ),
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        return reverse("conventions:document", args=[self.instrument_id, self.pk])

    def derniere_main(self):
        """Who took it off, and when; nothing else ever changes it."""
        return (str(self.retire_par), self.retire_le) if self.retire_le else None

    def retirer(self, *, motif, par):
        """Take the document off the page, and say why; the bytes and the line stay."""
        self.retire_le, self.retire_motif, self.retire_par = timezone.now(), motif, par
        self.save(update_fields=["retire_le", "retire_motif", "retire_par"])
