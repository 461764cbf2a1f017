"""Evaluations of a convention over a period, their steps, and who may write them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from conventions.models import Instrument
from cus_tracker.cycle import Nature
from cus_tracker.histoire import historique
from cus_tracker.regard import aujourd_hui
from organismes.models import Patrimoine
from territoires.models import Rattachement, Service

from ..cycle import GESTES, OUVERTS, Etat
from .campagne import Attribution


class GesteRefuse(ValidationError):
    """A gesture that the state of the evaluation, or what is missing from it, does not allow."""


def nombre_de_departements(organisme, *, au):
    """Subquery: in how many départements an organism (an outer reference) holds dwellings on the day `au`."""
    lignes = Patrimoine.objects.derniers(au=au).filter(organisme=organisme, logements__gt=0).order_by()
    return Subquery(lignes.values("organisme").annotate(n=Count("departement", distinct=True)).values("n"))


def attributions():
    """Subquery: what the campaign of an evaluation (the outer row) says of its organism."""
    return Attribution.objects.filter(
        organisme=OuterRef("convention__organisme"),
        campagne__generation=OuterRef("convention__generation"),
        campagne__debut=OuterRef("debut"),
        campagne__fin=OuterRef("fin"),
    )


def pilotees_par(agent):
    """Condition on attributions: the DDTM of the agent was chosen."""
    return {"pilote__nature": Service.Nature.DDTM, "pilote__departement": agent.departement_id}


class EvaluationQuerySet(models.QuerySet):
    """Evaluations, by campaign and by right."""

    def de(self, campagne):
        """Those of a campaign: of its generation and period, the organism having its seat in the région."""
        return self.filter(
            convention__generation=campagne.generation_id,
            convention__organisme__siege__in=campagne.departements(),
            debut=campagne.debut,
            fin=campagne.fin,
        )

    def comparables_a(self, evaluation, *, au):
        """It and those of its campaign whose organisms are its peers: same family, seat in the same région at `au`."""
        organisme, ouverts = evaluation.convention.organisme, Rattachement.objects.ouverts(au=au)
        regions = ouverts.filter(departement=organisme.siege_id).values("region")
        return self.filter(
            convention__generation=evaluation.convention.generation_id,
            convention__dispositif=evaluation.convention.dispositif,
            convention__organisme__famille=organisme.famille,
            convention__organisme__siege__in=ouverts.filter(region__in=regions).values("departement"),
            debut=evaluation.debut,
            fin=evaluation.fin,
        )

    def visibles_par(self, agent):
        """Those of the conventions an agent may see by name, and those that its DDTM was chosen to pilot."""
        vues = Q(convention__in=Instrument.objects.visibles_par(agent))
        if self.valide(agent) or not agent.nomme:
            return self.filter(vues)
        return self.filter(vues | Exists(attributions().filter(**pilotees_par(agent))))

    @staticmethod
    def valide(agent):
        """True for an agent who validates all that he or she may write: the DREAL, never a DDTM."""
        return agent.administre or agent.role != agent.Role.DDTM

    def validables_par(self, agent):
        """Those an agent may validate, send back and reopen."""
        if not self.valide(agent):
            return self.none()
        return self.filter(convention__in=Instrument.objects.modifiables_par(agent))

    def modifiables_par(self, agent):
        """Those an agent may write: all its organisms for a DREAL, those that it pilots for a DDTM.

        The pilot is the DDTM of the seat, the DREAL for an organism that holds dwellings in several départements,
        unless the campaign names another service.
        """
        if self.valide(agent):
            return self.validables_par(agent)
        nomme = attributions().filter(pilote__isnull=False)
        choisi = nomme.filter(**pilotees_par(agent))
        par_defaut = Q(convention__organisme__siege=agent.departement_id, portee__lte=1) & ~Exists(nomme)
        portee = Coalesce(nombre_de_departements(OuterRef("convention__organisme"), au=aujourd_hui()), 0)
        return self.visibles_par(agent).annotate(portee=portee).filter(Exists(choisi) | par_defaut)


class Evaluation(models.Model):
    """Évaluation d’une convention sur une période, avec son état, son appréciation et sa conclusion (CCH,
    art. R*445-2-8).
    """

    Etat = Etat

    convention = models.ForeignKey(Instrument, models.CASCADE, related_name="evaluations")
    debut = models.PositiveSmallIntegerField("première année")
    fin = models.PositiveSmallIntegerField("dernière année")
    etat = models.CharField("état", max_length=10, choices=Etat)
    appreciation = models.TextField("appréciation", blank=True)
    conclusion = models.TextField("conclusion", blank=True)
    le = models.DateField("le", null=True, blank=True)
    resultats = models.JSONField(
        "résultats", null=True, blank=True, help_text="Ce que la validation a arrêté, tel qu’il était ce jour-là."
    )
    history = historique()

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "évaluation"
        verbose_name_plural = "évaluations"
        ordering = ["-fin", "convention"]
        constraints = [
            models.UniqueConstraint(
                fields=["convention", "debut", "fin"],
                name="evaluation_unique",
                violation_error_message="Cette évaluation existe déjà.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="evaluation_periode",
                violation_error_message="La dernière année précède la première.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=("a_venir", "en_saisie", "transmise", "validee")),
                name="evaluation_etat_connu",
                violation_error_message="Cet état n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"Évaluation {self.periode} de {self.convention}"

    def get_absolute_url(self):
        return reverse("evaluations:detail", args=[self.pk])

    @property
    def periode(self):
        """« 2011-2012 », or « 2012 » for a single year."""
        return str(self.debut) if self.debut == self.fin else f"{self.debut}-{self.fin}"

    @property
    def annees(self):
        """The civil years of the period, both included."""
        return range(self.debut, self.fin + 1)

    @property
    def est_ouverte(self):
        """True while its values may be typed: neither transmitted nor validated."""
        return self.etat in OUVERTS

    @property
    def est_appreciable(self):
        """True until it is validated: the judgements and the conclusion may be typed."""
        return self.etat != Etat.VALIDEE

    def gestes_possibles(self, agent):
        """The gestures that its state and the rights of an agent allow, in the order of the table of gestures."""
        gestes = [geste for geste in GESTES.values() if self.etat in geste.depuis]
        soi = Evaluation.objects.filter(pk=self.pk)
        valide = any(geste.validateur for geste in gestes) and soi.validables_par(agent).exists()
        ecrit = any(not geste.validateur for geste in gestes) and soi.modifiables_par(agent).exists()
        return [geste for geste in gestes if (valide if geste.validateur else ecrit)]

    @transaction.atomic
    def commencer(self, *, par):
        """Record that typing has begun; nothing where it had."""
        if Evaluation.objects.filter(pk=self.pk, etat=Etat.A_VENIR).update(etat=Etat.EN_SAISIE):
            self.etat = Etat.EN_SAISIE
            self.etapes.create(etat=self.etat, par=par)

    def transmettre(self, *, par, motif=""):
        """Hand the evaluation over to the DREAL; its values can no longer be typed."""
        return self._passer(GESTES["transmettre"], par=par, motif=motif)

    def valider(self, *, par, resultats, motif=""):
        """Lock the evaluation and keep its results as they are on this day."""
        return self._passer(GESTES["valider"], par=par, motif=motif, resultats=resultats, le=aujourd_hui())

    def renvoyer(self, *, par, motif):
        """Give the evaluation back to who typed it, with the reason."""
        return self._passer(GESTES["renvoyer"], par=par, motif=motif)

    def rouvrir(self, *, par, motif):
        """Open a validated evaluation again, with the reason; the results that were locked stay in its history."""
        return self._passer(GESTES["rouvrir"], par=par, motif=motif, resultats=None, le=None)

    @transaction.atomic
    def _passer(self, geste, *, par, motif, **champs):
        soi = Evaluation.objects.select_for_update().get(pk=self.pk)
        if soi.etat not in geste.depuis:
            raise GesteRefuse(f"Cette évaluation est {soi.get_etat_display()}\u00a0: ce geste n’est plus possible.")
        if geste.motif and not motif.strip():
            raise GesteRefuse("Dites pourquoi.")
        self.etat = geste.vers
        for nom, valeur in champs.items():
            setattr(self, nom, valeur)
        self.save(update_fields=["etat", *champs])
        return self.etapes.create(etat=self.etat, par=par, motif=motif.strip())


class Etape(models.Model):
    """Entrée d’une évaluation dans un état, avec son moment, son auteur et son motif ; rien n’en est effacé (usage)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="etapes", verbose_name="évaluation")
    etat = models.CharField("état", max_length=10, choices=Etat)
    le = models.DateTimeField("le", default=timezone.now)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="par"
    )
    nature = models.CharField("nature de l’auteur", max_length=10, choices=Nature, default=Nature.AGENT)
    motif = models.TextField("motif", blank=True)

    class Meta:
        verbose_name = "étape"
        ordering = ["le", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat__in=("a_venir", "en_saisie", "transmise", "validee")),
                name="etape_etat_connu",
                violation_error_message="Cet état n’existe pas.",
            ),
        ]

    def __str__(self):
        return f"{self.get_etat_display()} le {self.le:%d/%m/%Y}"
