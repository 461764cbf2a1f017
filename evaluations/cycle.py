"""The life-cycle of an evaluation: its states and the table of the gestures that lead from one to the next."""

from dataclasses import dataclass

from django.db import models


class Etat(models.TextChoices):
    """États d’une évaluation, in the order in which it advances (contracts §3)."""

    A_VENIR = "a_venir", "à venir"
    EN_SAISIE = "en_saisie", "en saisie"
    TRANSMISE = "transmise", "transmise"
    VALIDEE = "validee", "validée"


OUVERTS = (Etat.A_VENIR, Etat.EN_SAISIE)


@dataclass(frozen=True)
class Geste:
    """A gesture: from which states, to which, whether it needs a reason, whether only who validates may do it."""

    nom: str
    libelle: str
    depuis: tuple[str, ...]
    vers: str
    motif: bool = False
    validateur: bool = False


GESTES = {
    geste.nom: geste
    for geste in (
        Geste("transmettre", "Transmettre l’évaluation", OUVERTS, Etat.TRANSMISE),
        Geste("valider", "Valider l’évaluation", (Etat.TRANSMISE,), Etat.VALIDEE, validateur=True),
        Geste("renvoyer", "Renvoyer en saisie", (Etat.TRANSMISE,), Etat.EN_SAISIE, motif=True, validateur=True),
        Geste("rouvrir", "Rouvrir l’évaluation", (Etat.VALIDEE,), Etat.EN_SAISIE, motif=True, validateur=True),
    )
}
