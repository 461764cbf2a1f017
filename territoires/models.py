"""Where, and who acts there: régions, départements, EPCI, services of the State and their agents."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q

from cus_tracker.regard import aujourd_hui


def ouvert_le(jour, lien=""):
    """Condition of the dated rows that hold on a day: `debut` and `fin` inclusive, null unbounded.

    `lien`: the path to these rows, with its final « __ »; empty for the rows themselves.
    """
    commence = Q((f"{lien}debut", None)) | Q((f"{lien}debut__lte", jour))
    return commence & (Q((f"{lien}fin", None)) | Q((f"{lien}fin__gte", jour)))


def periode_ordonnee(nom):
    """Constraint of a dated row: it does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(debut=None) | Q(fin=None) | Q(fin__gte=F("debut")),
        name=nom,
        violation_error_message="La fin précède le début.",
    )


class DateQuerySet(models.QuerySet):
    """Rows that hold between two dates."""

    def ouverts(self, *, au):
        """Those that hold on the day `au`."""
        return self.filter(ouvert_le(au))


class Region(models.Model):
    """Région administrative, avec les jours entre lesquels elle existe (code officiel géographique)."""

    code = models.CharField("code", max_length=3, unique=True)
    nom = models.CharField("nom", max_length=80)
    debut = models.DateField("début", null=True, blank=True)
    fin = models.DateField("fin", null=True, blank=True)

    objects = DateQuerySet.as_manager()

    class Meta:
        verbose_name = "région"
        ordering = ["code"]
        constraints = [periode_ordonnee("region_periode")]

    def __str__(self):
        return self.nom

    def existe(self, *, au):
        """True when the région exists on the day `au`."""
        return (self.debut is None or self.debut <= au) and (self.fin is None or au <= self.fin)

    def jour_de_vie(self, *, au):
        """The day nearest to `au` on which the région exists: its last day once it has been merged."""
        jour = min(au, self.fin) if self.fin else au
        return max(jour, self.debut) if self.debut else jour

    def departements(self, *, au):
        """Its départements on the day `au`."""
        return Departement.objects.filter(ouvert_le(au, "rattachements__"), rattachements__region=self)

    def heritieres(self, *, au):
        """The régions that hold, on the day `au`, the départements that were or will be its own."""
        siens = Rattachement.objects.filter(region=self).values("departement")
        autres = Rattachement.objects.ouverts(au=au).filter(departement__in=siens).exclude(region=self)
        return Region.objects.filter(pk__in=autres.values("region"))


class Departement(models.Model):
    """Département, connu par son code officiel (« 59 », « 2A », « 974 ») (code officiel géographique)."""

    code = models.CharField("code", max_length=3, unique=True)
    nom = models.CharField("nom", max_length=80)

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self):
        return self.nom


class Rattachement(models.Model):
    """Rattachement d’un département à une région, entre deux dates (code officiel géographique)."""

    departement = models.ForeignKey(Departement, models.CASCADE, related_name="rattachements")
    region = models.ForeignKey(Region, models.CASCADE, related_name="rattachements", verbose_name="région")
    debut = models.DateField("début", null=True, blank=True)
    fin = models.DateField("fin", null=True, blank=True)

    objects = DateQuerySet.as_manager()

    class Meta:
        verbose_name = "rattachement"
        ordering = ["departement__code", "debut"]
        constraints = [
            models.UniqueConstraint(fields=["departement", "region"], name="rattachement_unique"),
            periode_ordonnee("rattachement_periode"),
        ]

    def __str__(self):
        return f"{self.departement} – {self.region}"


class Epci(models.Model):
    """Établissement public de coopération intercommunale, connu par son SIREN ; à cheval sur deux départements, il a
    deux rattachements (code général des collectivités territoriales).
    """

    siren = models.CharField("SIREN", max_length=9, unique=True)
    nom = models.CharField("nom", max_length=200, blank=True)
    nature = models.CharField("nature", max_length=10, blank=True)
    de_reference = models.BooleanField(
        "de la liste de référence", default=True, help_text="Faux : relevé dans un fichier, à vérifier."
    )

    class Meta:
        verbose_name = "EPCI"
        verbose_name_plural = "EPCI"
        ordering = ["siren"]

    def __str__(self):
        return self.nom or f"EPCI {self.siren}"


class RattachementEpci(models.Model):
    """Rattachement d’un EPCI à un département, entre deux dates ; à cheval sur deux départements, il en a deux (liste
    des EPCI de la DGCL).
    """

    epci = models.ForeignKey(Epci, models.CASCADE, related_name="rattachements", verbose_name="EPCI")
    departement = models.ForeignKey(Departement, models.CASCADE, related_name="+")
    debut = models.DateField("début", null=True, blank=True)
    fin = models.DateField("fin", null=True, blank=True)

    objects = DateQuerySet.as_manager()

    class Meta:
        verbose_name = "rattachement d’un EPCI"
        verbose_name_plural = "rattachements d’EPCI"
        ordering = ["epci", "departement"]
        constraints = [
            models.UniqueConstraint(fields=["epci", "departement"], name="rattachement_epci_unique"),
            periode_ordonnee("rattachement_epci_periode"),
        ]

    def __str__(self):
        return f"{self.epci} – {self.departement}"


class Service(models.Model):
    """Service dont relève un agent : DREAL, DDTM, préfecture, DHUP ou association régionale HLM (usage)."""

    class Nature(models.TextChoices):
        DREAL = "dreal", "DREAL"
        DDTM = "ddtm", "DDTM"
        PREFECTURE = "prefecture", "préfecture"
        DHUP = "dhup", "DHUP"
        ARH = "arh", "association régionale HLM"

    nature = models.CharField("nature", max_length=12, choices=Nature)
    nom = models.CharField("nom", max_length=120, unique=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name="région")
    departement = models.ForeignKey(Departement, models.PROTECT, null=True, blank=True, verbose_name="département")

    class Meta:
        verbose_name = "service"
        ordering = ["nom"]

    def __str__(self):
        return self.nom


class AgentManager(UserManager):
    """Agents are found whatever the case in which they type their name."""

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class Agent(AbstractUser):
    """Agent qui se connecte, avec le rôle qui lui ouvre ou lui ferme chaque geste (usage)."""

    class Role(models.TextChoices):
        DREAL = "dreal", "agent DREAL"
        DDTM = "ddtm", "évaluateur DDTM"
        LECTEUR = "lecteur", "lecteur"
        ADMIN = "admin", "administrateur"

    role = models.CharField("rôle", max_length=10, choices=Role, default=Role.LECTEUR)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, verbose_name="service")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name="région")
    departement = models.ForeignKey(Departement, models.PROTECT, null=True, blank=True, verbose_name="département")
    au_retenu = models.DateField(
        "date retenue", null=True, blank=True, help_text="Le jour auquel l’agent ouvre le tableau de bord."
    )

    objects = AgentManager()

    class Meta:
        verbose_name = "agent"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="dreal") | Q(region__isnull=False),
                name="agent_dreal_a_une_region",
                violation_error_message="Un agent DREAL relève d’une région.",
            ),
            models.CheckConstraint(
                condition=~Q(role="ddtm") | Q(departement__isnull=False),
                name="agent_ddtm_a_un_departement",
                violation_error_message="Un évaluateur DDTM relève d’un département.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=("dreal", "ddtm", "lecteur", "admin")),
                name="agent_role_connu",
                violation_error_message="Ce rôle n’existe pas.",
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    @property
    def ou(self):
        """Where the agent works: the service, else what the role says of it."""
        if self.service:
            return self.service.nom
        if self.role == self.Role.DREAL:
            return f"DREAL {self.region.nom}"
        return f"DDTM ({self.departement.nom})" if self.role == self.Role.DDTM else self.get_role_display()

    @property
    def administre(self):
        """True for an administrator: all the territory, all the gestures."""
        return self.role == self.Role.ADMIN or self.is_superuser

    @property
    def nomme(self):
        """True when the agent may see organisms by name at all: a reader sees totals only."""
        return self.administre or self.role in (self.Role.DREAL, self.Role.DDTM)

    @cached_property
    def siens(self):
        """Keys of the départements of the agent today, read once: what every right of a request is judged on."""
        if self.role == self.Role.DDTM:
            return (self.departement_id,)
        return tuple(self.departements().order_by().values_list("pk", flat=True))

    def departements(self):
        """The départements of the agent today: that of a DDTM, those of the région (on its last day once merged)."""
        if self.role == self.Role.DDTM:
            return Departement.objects.filter(pk=self.departement_id)
        if self.region is None:
            return Departement.objects.none()
        return self.region.departements(au=self.region.jour_de_vie(au=aujourd_hui()))
