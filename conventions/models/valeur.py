"""Values of an indicator: the axes of a cell, its versions, and the four different things that a cell may say."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus_tracker.cycle import Nature

from .catalogue import Indicateur
from .instrument import Instrument

AXES = ("departement", "produit", "epci", "zonage", "zus", "segment")


class Mention(models.TextChoices):
    """What a cell says when it holds no number: 0, empty, n.c. and s.o. are four different things (contracts §3)."""

    NOMBRE = "", "nombre"
    NON_COMMUNIQUE = "n.c.", "non communiqué"
    SANS_OBJET = "s.o.", "sans objet"
    VIDE = "vide", "vide"


class ValeurQuerySet(models.QuerySet):
    """Versions of values, read with the second clock."""

    def connues(self, regard=None):
        """Those typed by the end of `regard.connu_le` and not taken away by then.

        A version corrected later under the same moment comes with the one that corrects it, entered after it.
        """
        if regard is None or regard.borne is None:
            return self.filter(remplacee_le=None)
        encore = Q(remplacee_le=None) | Q(remplacee_le__gte=regard.borne)
        return self.filter(encore, saisi_le__lt=regard.borne)


class Valeur(models.Model):
    """Valeur d’un indicateur sur une période et un croisement d’axes ; une nouvelle version n’efface jamais la
    précédente (usage).
    """

    indicateur = models.ForeignKey(Indicateur, models.PROTECT, related_name="+")
    mesure = models.CharField("mesure", max_length=40, blank=True)
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    departement = models.CharField("département", max_length=3, blank=True)
    produit = models.CharField("produit", max_length=20, blank=True)
    epci = models.CharField("EPCI", max_length=9, blank=True)
    zonage = models.CharField("zonage", max_length=5, blank=True)
    zus = models.CharField("ZUS", max_length=3, blank=True)
    segment = models.CharField("segment", max_length=60, blank=True)
    valeur = models.DecimalField("valeur", max_digits=20, decimal_places=6, null=True, blank=True)
    mention = models.CharField("mention", max_length=4, choices=Mention, blank=True)
    observation = models.TextField("observation", blank=True)
    source = models.CharField("source", max_length=300, blank=True)
    saisi_le = models.DateTimeField("saisi le", default=timezone.now)
    enregistre_le = models.DateTimeField("enregistré le", default=timezone.now)
    reprise = models.BooleanField("reprise", default=False)
    nature = models.CharField("nature de l’auteur", max_length=10, choices=Nature, default=Nature.AGENT)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    remplacee_le = models.DateTimeField(
        "remplacée le",
        null=True,
        blank=True,
        help_text="Corrigée sous le même moment de saisie, ou retirée ; gardée en historique.",
    )

    objects = ValeurQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="%(class)s_periode",
                violation_error_message="La dernière année précède la première.",
            ),
            models.CheckConstraint(
                condition=Q(mention="", valeur__isnull=False) | (Q(valeur=None) & ~Q(mention="")),
                name="%(class)s_nombre_ou_mention",
                violation_error_message="Une valeur est un nombre ou une mention, pas les deux.",
            ),
            models.CheckConstraint(
                condition=Q(epci="") | ~Q(departement=""),
                name="%(class)s_epci_dans_departement",
                violation_error_message="Une ligne d’EPCI nomme son département.",
            ),
        ]


class Objectif(Valeur):
    """Objectif chiffré pris par un organisme dans une convention ou changé par un avenant (CCH, art. L. 445-1)."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="objectifs")
    retire_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="retiré par"
    )
    retire_motif = models.TextField("motif du retrait", blank=True, default="", db_default="")

    class Meta(Valeur.Meta):
        abstract = False
        verbose_name = "objectif"
        constraints = [
            *Valeur.Meta.constraints,
            models.UniqueConstraint(
                fields=["instrument", "indicateur", "mesure", "debut", "fin", *AXES, "saisi_le"],
                condition=Q(remplacee_le=None),
                name="objectif_unique",
            ),
        ]

    def __str__(self):
        return f"{self.indicateur} {self.debut}-{self.fin} = {self.mention or self.valeur}"

    def derniere_main(self):
        """Who last typed it or took it away, and when."""
        qui, quand = (self.retire_par, self.remplacee_le) if self.remplacee_le else (self.par, self.enregistre_le)
        return str(qui or "un import"), quand

    def retirer(self, *, motif, par):
        """Take it out of its instrument and say why; it stays in the base, and in what was known before."""
        self.remplacee_le, self.retire_par, self.retire_motif = timezone.now(), par, motif
        self.save(update_fields=["remplacee_le", "retire_par", "retire_motif"])
