"""The view from above: meetings of the dialogue and what follows them, and the imports of workbooks."""

import uuid
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from conventions.models import Generation
from conventions.models.instrument import Dispositif
from cus_tracker.accords import compter
from cus_tracker.histoire import historique
from territoires.models import Agent, Region


class DialogueQuerySet(models.QuerySet):
    """Meetings and what follows them, by right: they name organisms, so readers see none; the DREAL keeps them.

    A meeting of no région is one of all of them.
    """

    region = "region"

    def visibles_par(self, agent):
        """Those an agent may read: of the régions, past and present, of its départements."""
        if agent.administre:
            return self
        return self._tenues_dans(agent.siens) if agent.nomme else self.none()

    def modifiables_par(self, agent):
        """Those an agent may change."""
        return self.visibles_par(agent) if agent.administre or agent.role == Agent.Role.DREAL else self.none()

    def de_la_region(self, region):
        """Those of a région, and of those it took its départements from or gave them to."""
        return self._tenues_dans(region.rattachements.values("departement"))

    def _tenues_dans(self, departements):
        regions = Region.objects.filter(rattachements__departement__in=departements)
        return self.filter(Q(**{self.region: None}) | Q(**{f"{self.region}__in": regions.order_by().values("pk")}))


class Reunion(models.Model):
    """Réunion du dialogue entre l’État et les organismes, avec ses thèmes, ses participants, ses décisions et ses
    annexes (note du 3 octobre 2012, § 2).
    """

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reunions",
        verbose_name="région",
        help_text="Vide : toutes les régions la voient.",
    )
    le = models.DateField("le")
    objet = models.CharField("objet", max_length=300)
    themes = models.TextField("thèmes", blank=True)
    participants = models.TextField("participants", blank=True)
    decisions = models.TextField("décisions", blank=True)
    annexes = models.TextField("annexes", blank=True)
    history = historique()

    objects = DialogueQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion"
        verbose_name_plural = "réunions"
        ordering = ["le", "objet"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "le", "objet"],
                name="reunion_unique",
                violation_error_message="Cette réunion est déjà enregistrée.",
            ),
            models.UniqueConstraint(
                fields=["le", "objet"],
                condition=Q(region=None),
                name="reunion_de_toutes_unique",
                violation_error_message="Cette réunion est déjà enregistrée.",
            ),
        ]

    def __str__(self):
        return f"{self.objet}, le {self.le:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("pilotage:reunion", args=[self.pk])


class ActionQuerySet(DialogueQuerySet):
    """Actions, by day."""

    region = "reunion__region"

    def ouvertes(self, *, au):
        """Those decided by the day `au` and not done by then, the most urgent first."""
        en_cours = self.filter(reunion__le__lte=au).filter(Q(faite_le=None) | Q(faite_le__gt=au))
        return en_cours.order_by(F("echeance").asc(nulls_last=True), "reunion__le", "pk")


class Action(models.Model):
    """Suite donnée à une décision d’une réunion, avec qui la porte et pour quand (usage)."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="actions", verbose_name="réunion")
    quoi = models.CharField("action", max_length=300)
    porteur = models.CharField("portée par", max_length=120, help_text="Un service, un organisme, une personne.")
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="agent"
    )
    echeance = models.DateField("échéance", null=True, blank=True)
    faite_le = models.DateField("faite le", null=True, blank=True)
    history = historique()

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = "action"
        ordering = ["reunion__le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reunion", "quoi"],
                name="action_unique",
                violation_error_message="Cette action est déjà notée pour cette réunion.",
            )
        ]

    def __str__(self):
        return self.quoi

    def get_absolute_url(self):
        return self.reunion.get_absolute_url()

    def est_en_retard(self, *, au):
        """True when it was due before the day `au` and is not done."""
        return self.echeance is not None and self.echeance < au and (self.faite_le is None or self.faite_le > au)


FAITS = (("nouvelle", "nouvelle"), ("modifiee", "modifiée"), ("identique", "identique"))
# The longest silence of a work under way: a write of a hundred thousand rows takes a few seconds.
SILENCE_MAX = timedelta(minutes=2)


class ImportationQuerySet(models.QuerySet):
    """Imports, by right: an agent sees the agent’s own, an administrator sees all."""

    def visibles_par(self, agent):
        """Those an agent may open."""
        return self if agent.administre else self.filter(par=agent)


class Importation(models.Model):
    """Dépôt d’un classeur dans le navigateur, examiné d’abord, puis enregistré ou laissé (usage)."""

    class Etat(models.TextChoices):
        EXAMEN = "examen", "examen en cours"
        EXAMINEE = "examinee", "examiné"
        ECRITURE = "ecriture", "écriture en cours"
        ENREGISTREE = "enregistree", "enregistré"
        REFUSEE = "refusee", "refusé"
        ILLISIBLE = "illisible", "illisible"
        INTERROMPUE = "interrompue", "interrompu"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fichier = models.FileField("fichier", upload_to="imports/")
    nom = models.CharField("nom du fichier", max_length=200)
    etat = models.CharField("état", max_length=12, choices=Etat, default=Etat.EXAMEN)
    avancement = models.PositiveSmallIntegerField("avancement", default=0, help_text="En pourcentage.")
    rapport = models.JSONField("rapport", default=dict)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="importations")
    depose_le = models.DateTimeField("déposé le", auto_now_add=True)
    vu_le = models.DateTimeField("vu le", null=True, blank=True, help_text="Dernier signe de vie du traitement.")
    enregistre_le = models.DateTimeField("enregistré le", null=True, blank=True)

    objects = ImportationQuerySet.as_manager()

    class Meta:
        verbose_name = "importation"
        ordering = ["-depose_le"]

    def __str__(self):
        return f"{self.nom} ({self.get_etat_display()})"

    def get_absolute_url(self):
        return reverse("pilotage:importation", args=[self.uuid])

    @property
    def est_muette(self):
        """True when its work has begun and given no sign for too long: whoever did it has stopped."""
        return self.vu_le is not None and timezone.now() - self.vu_le > SILENCE_MAX

    @property
    def est_en_cours(self):
        """True while its work waits or goes on."""
        return self.etat in (self.Etat.EXAMEN, self.Etat.ECRITURE) and not self.est_muette

    @property
    def est_interrompue(self):
        """True when its work stopped before its end; nothing of it was recorded."""
        return self.etat == self.Etat.INTERROMPUE or (
            self.etat in (self.Etat.EXAMEN, self.Etat.ECRITURE) and self.est_muette
        )

    @property
    def lignes(self):
        """Rows of the workbook by what becomes of them, all sheets together."""
        total = Counter()
        for compte in self.rapport.get("feuilles", {}).values():
            total.update(compte)
        return total

    @property
    def refuses(self):
        """Cells refused, those that the report counts without listing them included."""
        return self.rapport.get("cellules_refusees", len(self.rapport.get("refus", ())))

    @property
    def change(self):
        """True when the workbook examined would change something."""
        return bool(self.lignes["nouvelles"] or self.lignes["modifiees"])

    @property
    def phrase(self):
        """What the workbook does, or why it does nothing, in a sentence."""
        lignes, refus = self.lignes, self.refuses
        if refus:
            return f"{compter(refus, 'refus', 'refus')}\u00a0: un classeur est pris tout entier ou pas du tout."
        if not self.change:
            return f"{compter(lignes['identiques'], 'ligne lue', 'lignes lues', feminin=True)}, déjà dans la base."
        dits = [(lignes[f"{mot}s"], dit) for mot, dit in FAITS]
        faits = [compter(nombre, f"ligne {dit}", f"lignes {dit}s", feminin=True) for nombre, dit in dits if nombre]
        return f"{', '.join(faits)}."

    @property
    def progres(self):
        """What is being done, in words."""
        attente = "" if self.vu_le else ", en attente de son tour"
        return f"{self.get_etat_display().capitalize()}{attente}"


class TableauRepris(models.Model):
    """Tableau propre à une région, une ligne par organisme, changé en classeur d’échange puis importé comme les autres
    (usage).
    """

    class Prereglage(models.TextChoices):
        REGION = "region", "tableau de suivi de la région"
        RPLS = "rpls", "parc, extrait du RPLS"
        SISAL = "sisal", "logements financés, extrait de SISAL"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fichier = models.FileField("tableau", upload_to="reprises/")
    nom = models.CharField("nom du fichier", max_length=200)
    prereglage = models.CharField("nature du tableau", max_length=10, choices=Prereglage, default=Prereglage.REGION)
    generation = models.ForeignKey(Generation, models.PROTECT, related_name="+", verbose_name="génération")
    dispositif = models.CharField("dispositif", max_length=20, choices=Dispositif, default=Dispositif.LOCATIF)
    au = models.DateField("patrimoine au", help_text="La date du patrimoine que donne le tableau.")
    colonnes = models.JSONField("colonnes reconnues", default=dict)
    noms = models.JSONField("noms reconnus", default=dict)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tableaux_repris")
    depose_le = models.DateTimeField("déposé le", auto_now_add=True)
    history = historique()

    objects = ImportationQuerySet.as_manager()

    class Meta:
        verbose_name = "tableau repris"
        verbose_name_plural = "tableaux repris"
        ordering = ["-depose_le"]

    def __str__(self):
        return self.nom

    def retenues(self, champ, **limites):
        """What the tables of the same territory taught, within `limites`, the latest having the last word."""
        territoire = {"par__region": self.par.region, "par__departement": self.par.departement}
        voisines = TableauRepris.objects.filter(**territoire, **limites)
        appris = {}
        for contenu in voisines.values_list(champ, flat=True).reverse():
            appris |= contenu
        return appris
