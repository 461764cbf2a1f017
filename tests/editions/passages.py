"""The gestures on the passages of instruments, and the acts that put their échéance off."""

from datetime import date

from django.urls import reverse

from cus_tracker.cycle import Etat

from .. import fabriques
from .edition import MOT, Edition, par, par_le_formulaire

DEBUT = date(2011, 1, 1)

# Each gesture: the state of the file when its page is opened, what someone else records and when, the day typed.
GESTES = {
    "elaborer": ("", "deposer", "1er mars 2012", "1er février 2011"),
    "deposer": ("elaboration", "negocier", "1er mars 2012", "1er juin 2011"),
    "negocier": ("deposee", "demander_avis", "1er mars 2012", "1er juin 2011"),
    "demander_avis": ("negociation", "proposer", "1er mars 2012", "1er juin 2011"),
    "proposer": ("avis", "suspendre", "1er mars 2012", "1er juin 2011"),
    "suspendre": ("prete_a_signer", "signer", "1er mars 2012", "1er juin 2011"),
    "reprendre": ("suspendue", "signer", "1er mars 2012", "1er juin 2011"),
    "signer": ("prete_a_signer", "suspendre", "1er mars 2012", "1er mai 2012"),
    "abandonner": ("prete_a_signer", "suspendre", "1er mars 2012", "1er mai 2012"),
}
DEVIENT = {"deposer": "deposee", "negocier": "negociation", "demander_avis": "avis", "proposer": "prete_a_signer"}
DEVIENT |= {"suspendre": "suspendue", "signer": "signee"}


def du_dossier(monde):
    return [monde.dossier_vide.pk]


def dans_l_etat(etat):
    """The file has entered a state at the beginning of 2011."""
    return lambda monde: etat and fabriques.passage(monde.dossier_vide, etat, DEBUT)


def le_premier(monde):
    """The first passage of the file."""
    return [monde.dossier_vide.pk, monde.dossier_vide.passages.order_by("pk").first().pk]


def des_passages():
    """The gestures that record a passage, and the one that strikes it."""
    for mot, (etat, autre, quand, le) in GESTES.items():
        avant = f"{Etat(etat).label}, 1er janvier 2011" if etat else "vide"
        yield Edition(
            f"conventions:{mot}",
            {"le": le, "motif": MOT},
            par(f"conventions:{autre}", du_dossier, le=quand, motif="Recours."),
            (f"État du dossier : « {avant} » est devenu « {Etat(DEVIENT[autre]).label}, {quand} »",),
            args=du_dossier,
            avant=dans_l_etat(etat),
        )
    yield Edition(
        "conventions:rectifier",
        {"motif": MOT},
        par("conventions:deposer", du_dossier, le="1er mars 2012"),
        ("« en élaboration, 1er janvier 2011 » est devenu « projet déposé, 1er mars 2012 »",),
        args=le_premier,
        avant=dans_l_etat("elaboration"),
    )
    yield Edition(
        "conventions:rectifier",
        {"motif": MOT, "le": "2 février 2011"},
        par_le_formulaire(motif="Mauvais jour", le="1er mars 2011"),
        ("Passage : « en élaboration, 1er janvier 2011 » est devenu « rayé : Mauvais jour »",),
        args=le_premier,
        avant=dans_l_etat("elaboration"),
        terminal="the passage is struck already",
        cas="d’un passage rayé",
    )
    yield Edition(
        "conventions:geste_en_lot",
        lambda m: {"instruments": [str(m.dossier_vide.pk)], "geste": "signer", "le": "1er mai 2012"},
        par("conventions:suspendre", du_dossier, le="1er mars 2012", motif="Recours."),
        ("« proche de la signature, 1er janvier 2011 » est devenu « signature en suspens, 1er mars 2012 »",),
        page=lambda m: reverse("conventions:list"),
        avant=dans_l_etat("prete_a_signer"),
        trace="datetime.date(2012, 5, 1)",
    )


ACTE = {"nature": "prorogation", "le": "1er juin 2012", "echeance_le": "31/12/2017"}
GENERATION = ACTE | {"fondement": MOT, "generation": "2011-2016"}


def des_actes():
    """The acts that put an échéance off."""
    loi = ACTE | {"fondement": "Loi de Samir"}
    yield Edition(
        "conventions:proroger",
        ACTE | {"fondement": MOT},
        par_le_formulaire(**loi),
        ("Actes : « vide » est devenu « Prorogation – Loi de Samir, 31/12/2017 »",),
    )
    yield Edition(
        "conventions:proroger_generation",
        GENERATION | {"confirmer": "oui"},
        par("conventions:signer", du_dossier, le="1er mars 2012"),
        ("« vide » est devenu « concernée »",),
        page=lambda m: (reverse("conventions:proroger_generation"), GENERATION),
        avant=dans_l_etat("prete_a_signer"),
    )
    yield Edition(
        "conventions:annuler_prorogation",
        {"motif": MOT},
        par_le_formulaire(motif="Censurée"),
        ("Motif de l’annulation : « vide » est devenu « Censurée »",),
        terminal="the act is cancelled already",
    )
