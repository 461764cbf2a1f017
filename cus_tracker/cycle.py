"""The life-cycle of an instrument: its states, the table of passages, and the abstract row that records one."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .dates import A_L_ANNEE, AU_JOUR, AU_MOIS
from .typographie import dater, dater_court


class Etat(models.TextChoices):
    """États d’un instrument, in the order in which a file advances (contracts §1)."""

    ELABORATION = "elaboration", "en élaboration"
    DEPOSEE = "deposee", "projet déposé"
    NEGOCIATION = "negociation", "en négociation"
    AVIS = "avis", "avis des préfets en cours"
    PRETE_A_SIGNER = "prete_a_signer", "proche de la signature"
    SUSPENDUE = "suspendue", "signature en suspens"
    SIGNEE = "signee", "signée"
    ABANDONNEE = "abandonnee", "abandonnée / sans objet"


# Where the word of an avenant is not that of a convention.
AU_MASCULIN = {Etat.SIGNEE: "signé", Etat.ABANDONNEE: "abandonné / sans objet"}


def dire(etat, *, masculin=False):
    """The word of a state, which an avenant says in the masculine."""
    return (masculin and AU_MASCULIN.get(etat)) or Etat(etat).label


AVANCEMENT = (Etat.ELABORATION, Etat.DEPOSEE, Etat.NEGOCIATION, Etat.AVIS, Etat.PRETE_A_SIGNER)
EN_ATTENTE = (*AVANCEMENT, Etat.SUSPENDUE)
SIGNEES_OU_PROCHES = (Etat.PRETE_A_SIGNER, Etat.SIGNEE)
DEBUT = ""

# Steps may be skipped forward; `suspendue` follows any pending state and is followed by any; a signature ends the file.
PASSAGES = {
    DEBUT: frozenset(Etat.values),
    **{
        etat: frozenset((*AVANCEMENT[rang + 1 :], Etat.SUSPENDUE, Etat.SIGNEE, Etat.ABANDONNEE))
        for rang, etat in enumerate(AVANCEMENT)
    },
    Etat.SUSPENDUE: frozenset((*AVANCEMENT, Etat.SIGNEE, Etat.ABANDONNEE)),
    Etat.SIGNEE: frozenset(),
    Etat.ABANDONNEE: frozenset(),
}


@dataclass(frozen=True)
class Rupture:
    """The first place where a sequence of states breaks the table of passages."""

    rang: int
    avant: str
    apres: str

    def __str__(self):
        apres = Etat(self.apres).label
        if not self.avant:
            return f"Un dossier ne commence pas à l’état « {apres} »."
        if self.apres == self.avant:
            return f"Le dossier a déjà l’état «\u00a0{apres}\u00a0»."
        return f"L’état « {apres} » ne peut pas suivre « {Etat(self.avant).label} »."


def rupture(etats):
    """The first forbidden move of an ordered sequence of states, or None when the table of passages allows it whole."""
    avant = DEBUT
    for rang, etat in enumerate(etats):
        if etat not in PASSAGES[avant]:
            return Rupture(rang, avant, etat)
        avant = etat
    return None


def places(etats, etat):
    """The ranks at which a state may be slipped into an ordered sequence without breaking the table of passages."""
    return [rang for rang in range(len(etats) + 1) if rupture((*etats[:rang], etat, *etats[rang:])) is None]


class Precision(models.TextChoices):
    """How much of a day is known."""

    JOUR = AU_JOUR, "le jour"
    MOIS = AU_MOIS, "le mois"
    ANNEE = A_L_ANNEE, "l’année"


class Nature(models.TextChoices):
    """Who wrote a row of history."""

    AGENT = "agent", "agent"
    IMPORT = "import", "import"
    REGLE = "regle", "règle"


class PassageQuerySet(models.QuerySet):
    """Passages, read with the two clocks."""

    def connus(self, regard):
        """Those typed by the end of `regard.connu_le` and not struck by then: a later rectification is unknown."""
        if regard.borne is None:
            return self.filter(rectifie_le=None)
        return self.filter(Q(rectifie_le=None) | Q(rectifie_le__gte=regard.borne), saisi_le__lt=regard.borne)

    def au(self, regard):
        """Those known that had happened on the day `regard.au`."""
        return self.connus(regard).filter(le__lte=regard.au)

    def dans_l_ordre(self):
        """The order of a file: the day, then the moment of typing, then entry (contracts §1)."""
        return self.order_by("le", "saisi_le", "pk")


class PassageAbstrait(models.Model):
    """Entrée d’un instrument dans un état : append-only, corrected by a rectification that strikes it and says why."""

    etat = models.CharField("état", max_length=20, choices=Etat)
    le = models.DateField("le", help_text="Le jour où c’était vrai ; le dernier de la période quand il est inconnu.")
    precision = models.CharField("précision", max_length=5, choices=Precision, default=Precision.JOUR)
    saisi_le = models.DateTimeField("saisi le", default=timezone.now, help_text="Le moment où cela a été saisi.")
    enregistre_le = models.DateTimeField("enregistré le", auto_now_add=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="par"
    )
    nature = models.CharField("nature de l’auteur", max_length=10, choices=Nature, default=Nature.AGENT)
    reprise = models.BooleanField("reprise", default=False, help_text="Saisie antidatée par un import.")
    motif = models.TextField("motif", blank=True)
    rectifie_le = models.DateTimeField("rectifié le", null=True, blank=True)
    rectifie_motif = models.TextField("motif de la rectification", blank=True)
    rectifie_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rectifié par"
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["le", "saisi_le", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rectifie_le=None) | ~Q(rectifie_motif=""),
                name="%(app_label)s_%(class)s_rectification_motivee",
                violation_error_message="Une rectification dit pourquoi.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=Etat.values),
                name="%(app_label)s_%(class)s_etat_connu",
                violation_error_message="Cet état n’existe pas.",
            ),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values),
                name="%(app_label)s_%(class)s_precision_connue",
                violation_error_message="La précision d’une date est le jour, le mois ou l’année.",
            ),
        ]

    def __str__(self):
        return f"{self.get_etat_display()}, {self.quand}"

    @property
    def quand(self):
        """« 28 juin 2011 », « juin 2011 » or « 2011 »: no more than what is known."""
        return dater(self.le, self.precision)

    @property
    def quand_court(self):
        """The same with short months."""
        return dater_court(self.le, self.precision)

    @property
    def est_raye(self):
        """True once a rectification has struck it."""
        return self.rectifie_le is not None
