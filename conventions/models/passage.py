"""Passages of an instrument from one state to the next."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from cus_tracker.cycle import AU_MASCULIN, PassageAbstrait, dire

DELAI_D_ANNULATION = timedelta(hours=24)


class Passage(PassageAbstrait):
    """Entrée d’un instrument dans un état, avec le jour où c’était vrai et le moment de la saisie (usage)."""

    instrument = models.ForeignKey("conventions.Instrument", models.CASCADE, related_name="passages")
    # Not stored: the passages of unknown day that this one brings back before it (see `ordre`).
    ramenes = ()

    class Meta(PassageAbstrait.Meta):
        abstract = False
        verbose_name = "passage"
        constraints = [
            *PassageAbstrait.Meta.constraints,
            models.UniqueConstraint(
                fields=["instrument", "etat", "le", "saisi_le"],
                name="passage_unique",
                violation_error_message="Ce passage est déjà enregistré.",
            ),
        ]
        indexes = [models.Index(fields=["instrument", "le", "saisi_le"], name="passage_ordre")]

    def get_etat_display(self):
        """The word of its state, which agrees with its instrument."""
        return dire(self.etat, masculin=self.etat in AU_MASCULIN and self.instrument.est_avenant)

    def annulable_par(self, agent):
        """True for its author, within a day of typing it: later, a mistake is rectified with a reason."""
        return (
            not self.est_raye
            and not self.reprise
            and self.par_id == agent.pk
            and timezone.now() - self.enregistre_le < DELAI_D_ANNULATION
        )


def derniere_saisie(passages):
    """Who last recorded or struck one of these passages, and when: (name, moment), None where there is none."""
    mains = []
    for passage in passages.select_related("par", "rectifie_par"):
        mains.append((passage.enregistre_le, passage.par))
        if passage.est_raye:
            mains.append((passage.rectifie_le, passage.rectifie_par))
    quand, par = max(mains, key=lambda main: main[0], default=(None, None))
    return quand and (str(par or "un import"), quand)
