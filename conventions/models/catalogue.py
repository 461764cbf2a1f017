"""The catalogue of indicators of each generation, and the reference figures they are compared with."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cus_tracker.histoire import historique

from ..catalogue import SENS
from .generation import Generation


class Indicateur(models.Model):
    """Indicateur du catalogue d’une génération, avec la confiance accordée à son libellé (CCH, art. R. 445-5)."""

    class Confiance(models.TextChoices):
        VERBATIM = "verbatim", "texte relevé mot pour mot"
        PARTIEL = "partiel", "texte relevé en partie"
        DEDUIT = "deduit", "déduit d’un texte voisin"
        LIBELLE_NON_OBTENU = "existe_libelle_non_obtenu", "existe, libellé non obtenu"
        NON_OBTENU = "non_obtenu", "non obtenu"

    generation = models.ForeignKey(Generation, models.PROTECT, related_name="indicateurs", verbose_name="génération")
    dispositif = models.CharField("dispositif", max_length=20)
    code = models.CharField("code", max_length=20)
    code_usuel = models.CharField("code usuel", max_length=20)
    rang = models.PositiveSmallIntegerField("rang")
    aspect = models.CharField("aspect", max_length=200)
    libelle = models.TextField("libellé")
    unite = models.CharField("unité", max_length=80, blank=True)
    dimensions = models.JSONField("dimensions", default=list)
    obligatoire = models.BooleanField("obligatoire")
    confiance = models.CharField("confiance", max_length=30, choices=Confiance)
    valable = models.CharField("valable", max_length=60, blank=True)
    debut = models.DateField("valable du", null=True, blank=True)
    fin = models.DateField("valable jusqu’au", null=True, blank=True)
    note = models.TextField("note", blank=True)
    sources = models.JSONField("sources", default=list)
    nature_valeur = models.CharField("nature de la valeur", max_length=20)
    agregation = models.CharField("agrégation", max_length=20)
    precision = models.PositiveSmallIntegerField("décimales", null=True, blank=True)
    famille = models.CharField("famille", max_length=10, blank=True)
    mesures = models.JSONField("mesures", default=list)
    axes = models.JSONField("axes demandés", default=list)
    axes_sur_demande = models.JSONField("axes sur demande du préfet", default=list)
    produits = models.JSONField("produits", default=list)
    saisissable = models.BooleanField("saisissable", default=True)
    difference = models.TextField("différence de définition", blank=True)
    sens = models.CharField(
        "sens",
        max_length=10,
        blank=True,
        choices=[(code, mot) for code, mot in SENS.items() if code],
        help_text="Vide\u00a0: plus vaut mieux pour ce qui s’additionne, sinon le sens n’est pas établi.",
    )
    history = historique()

    class Meta:
        verbose_name = "indicateur"
        ordering = ["generation__debut", "rang"]
        constraints = [
            models.UniqueConstraint(fields=["generation", "dispositif", "code"], name="indicateur_unique"),
            models.CheckConstraint(
                condition=Q(confiance__in=("verbatim", "partiel", "deduit", "existe_libelle_non_obtenu", "non_obtenu")),
                name="indicateur_confiance_connue",
                violation_error_message="Ce degré de confiance n’existe pas.",
            ),
            models.CheckConstraint(
                condition=Q(sens__in=tuple(SENS)),
                name="indicateur_sens_connu",
                violation_error_message="Ce sens n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.code_usuel

    def get_absolute_url(self):
        return reverse("indicateurs:detail", args=[self.pk])


class Reference(models.Model):
    """Référence à laquelle un objectif est comparé : chiffre saisi à la main, avec sa source, qui ne vient pas des
    conventions (note du 3 octobre 2012).
    """

    class Niveau(models.TextChoices):
        FRANCE = "france", "France"
        REGION = "region", "région"
        DEPARTEMENT = "departement", "département"
        EPCI = "epci", "EPCI"
        ORGANISME = "organisme", "organisme"

    indicateur = models.CharField("indicateur", max_length=20)
    mesure = models.CharField("mesure", max_length=40, blank=True)
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    niveau = models.CharField("niveau", max_length=12, choices=Niveau)
    territoire = models.CharField("territoire", max_length=20)
    produit = models.CharField("produit", max_length=20, blank=True)
    grandeur = models.CharField("grandeur", max_length=30)
    valeur = models.DecimalField("valeur", max_digits=20, decimal_places=6)
    minimum = models.DecimalField("minimum", max_digits=20, decimal_places=6, null=True, blank=True)
    maximum = models.DecimalField("maximum", max_digits=20, decimal_places=6, null=True, blank=True)
    source = models.CharField("source", max_length=300)
    history = historique()

    class Meta:
        verbose_name = "référence"
        ordering = ["indicateur", "mesure", "debut", "niveau", "territoire", "produit", "grandeur"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicateur", "mesure", "debut", "fin", "niveau", "territoire", "produit", "grandeur"],
                name="reference_unique",
                violation_error_message="Cette référence est déjà connue.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="reference_periode",
                violation_error_message="La dernière année précède la première.",
            ),
        ]

    def __str__(self):
        return f"{self.indicateur} {self.debut}-{self.fin} {self.territoire}"
