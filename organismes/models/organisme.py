"""Organisms: identity, place, succession, and who may see and change them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from stdnum.fr import siren as norme_siren

from cus_tracker.dependances import ce_qui_depend_de
from cus_tracker.histoire import historique
from cus_tracker.recherche import cle_recherche, cle_tri, trouves
from cus_tracker.regard import aujourd_hui
from territoires.models import Agent, Departement

from .patrimoine import Patrimoine


def verifier_siren(valeur):
    """Refuse what is not nine digits with the right check digit (INSEE, Luhn)."""
    if not norme_siren.is_valid(valeur) or len(valeur) != 9:
        raise ValidationError("Ce SIREN n’est pas valide : neuf chiffres, dont une clé de contrôle.", code="siren")


class OrganismeQuerySet(models.QuerySet):
    """Organisms, by place, by day and by right."""

    def presents(self, *, au):
        """Those not absorbed on the day `au` (the day of the absorption is already after)."""
        return self.filter(Q(absorbe_le=None) | Q(absorbe_le__gt=au))

    def regionaux(self, departements, *, au):
        """Those whose seat is in these départements, not absorbed on the day `au` (contracts §5)."""
        return self.presents(au=au).filter(siege__in=departements)

    def detenant(self, departements, *, au):
        """Those whose latest stock row not after `au` holds dwellings in one of these départements."""
        return self.filter(pk__in=Patrimoine.objects.detenteurs(departements, au=au))

    def visibles_par(self, agent):
        """Those an agent may see by name: seat or dwellings on the agent's territory; a reader sees none."""
        if agent.administre:
            return self
        if not agent.nomme:
            return self.none()
        siens = agent.siens
        detenteurs = Patrimoine.objects.detenteurs(siens, au=aujourd_hui())
        return self.filter(Q(siege__in=siens) | Q(pk__in=detenteurs) | Q(absorbe_par__siege__in=siens))

    def modifiables_par(self, agent):
        """Those an agent may change: all for an administrator, seat in the région (DREAL) or département (DDTM).

        A DREAL also records extra-régional organisms until their own DREAL has an account (journeys, « People »).
        """
        if agent.administre:
            return self
        if not agent.nomme:
            return self.none()
        siens = agent.siens
        if agent.role == Agent.Role.DDTM:
            return self.filter(siege__in=siens)
        detenteurs = Patrimoine.objects.detenteurs(siens, au=aujourd_hui())
        return self.filter(Q(siege__in=siens) | Q(pk__in=detenteurs) & self.sans_dreal())

    def cles_modifiables_par(self, agent):
        """The keys of the same, as a set."""
        return set(self.modifiables_par(agent).order_by().values_list("pk", flat=True))

    def tenus_par(self, agent):
        """Those whose identity, stock, succession and exclusions an agent keeps: a DDTM keeps only their thread."""
        return self.none() if agent.role == Agent.Role.DDTM and not agent.administre else self.modifiables_par(agent)

    @staticmethod
    def sans_dreal():
        """Condition: no DREAL of the seat has an active account."""
        comptes = Agent.objects.filter(
            role=Agent.Role.DREAL, is_active=True, region__rattachements__departement=OuterRef("siege")
        )
        return Q(~Exists(comptes))

    def chercher(self, texte):
        """Those whose name, sigle or SIREN holds the text, without regard to case, accents, hyphens and typing slips.

        A few hundred names are read and compared in Python, so that every database finds the same ones.
        """
        fiches = self.order_by().values_list("pk", "cle_recherche", "siren")
        return self.filter(pk__in=trouves(texte, list(fiches)))


class Organisme(models.Model):
    """Organisme HLM ou assimilé qui doit à l’État une convention d’utilité sociale (CCH, art. L. 411-2 et L. 481-2)."""

    class Famille(models.TextChoices):
        OPH = "OPH", "office public de l’habitat"
        ESH = "ESH", "entreprise sociale pour l’habitat"
        COOP = "COOP", "coopérative"
        SEM = "SEM", "société d’économie mixte"
        SACICAP = "SACICAP", "SACICAP"
        AUTRE = "AUTRE", "autre"

    siren = models.CharField(
        "SIREN",
        max_length=9,
        unique=True,
        validators=[verifier_siren],
        error_messages={"unique": "Un organisme porte déjà ce SIREN."},
    )
    nom = models.CharField("nom", max_length=200)
    sigle = models.CharField("sigle", max_length=40, blank=True)
    famille = models.CharField("famille", max_length=8, choices=Famille)
    siege = models.ForeignKey(
        Departement, models.PROTECT, related_name="organismes", verbose_name="département du siège"
    )
    absorbe_par = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbes", verbose_name="absorbé par"
    )
    absorbe_le = models.DateField("absorbé le", null=True, blank=True)
    cle_tri = models.CharField(max_length=200, editable=False, db_index=True)
    cle_recherche = models.CharField(max_length=260, editable=False)
    history = historique()

    objects = OrganismeQuerySet.as_manager()

    class Meta:
        verbose_name = "organisme"
        ordering = ["cle_tri", "siren"]
        constraints = [
            models.CheckConstraint(
                condition=Q(absorbe_par=None, absorbe_le=None) | Q(absorbe_par__isnull=False, absorbe_le__isnull=False),
                name="organisme_absorption_complete",
                violation_error_message="Une absorption dit par qui et quand.",
            ),
            models.CheckConstraint(
                condition=Q(absorbe_par=None) | ~Q(absorbe_par=F("pk")),
                name="organisme_non_absorbe_par_soi",
                violation_error_message="Un organisme ne s’absorbe pas lui-même.",
            ),
        ]

    def __str__(self):
        return self.nom

    def save(self, *args, **kwargs):
        self.indexer()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("organismes:detail", args=[self.pk])

    @property
    def nom_commun(self):
        """What the organism is, in a sentence: « coopérative », « organisme » for a family that has no name."""
        return "organisme" if self.famille == self.Famille.AUTRE else self.get_famille_display()

    def indexer(self):
        """Set the stored keys of sort and search; to be called before a bulk write, which does not pass by `save`."""
        self.cle_tri = cle_tri(self.nom)[:200]
        self.cle_recherche = cle_recherche(f"{self.nom} {self.sigle}")[:260]

    def est_absorbe(self, *, au):
        """True from the day of its absorption, that day included."""
        return self.absorbe_le is not None and self.absorbe_le <= au

    def ce_qui_en_depend(self):
        """[(name of the rows, how many)] of what hangs on the organism, which cannot go before them."""
        return ce_qui_depend_de(self)

    def absorber(self, absorbe, *, le, motif):
        """Record that this organism absorbed another on the day `le`; what moves follows from the date alone."""
        absorbe.absorbe_par, absorbe.absorbe_le = self, le
        absorbe.full_clean()
        absorbe._change_reason = motif
        absorbe.save()

    def retablir(self, *, motif):
        """Undo its absorption: the organism stands again as if it had never been absorbed."""
        self.absorbe_par = self.absorbe_le = None
        self._change_reason = motif
        self.save()

    def clean(self):
        vus, suivant = {self.pk}, self.absorbe_par
        while suivant is not None:
            if suivant.pk in vus:
                raise ValidationError({"absorbe_par": "Cette absorption ferme une boucle : l’absorbeur est absorbé."})
            vus.add(suivant.pk)
            suivant = suivant.absorbe_par
