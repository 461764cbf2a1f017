"""Passages of an instrument from one state to the next."""

from django.db import models

from cus_tracker.cycle import PassageAbstrait


class Passage(PassageAbstrait):
    """Entrée d’un instrument dans un état, avec le jour où c’était vrai et le moment de la saisie (usage)."""

    instrument = models.ForeignKey("conventions.Instrument", models.CASCADE, related_name="passages")

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
