"""The dialogue and the first campaign: meetings held and planned, and how far each evaluation has gone."""

from datetime import date

from .conventions import cle
from .organismes import BAILLEURS
from .realises import RYTHMES
from .tirage import jour, rang

THEMES = (
    "développement de l’offre très sociale et relation avec les structures associatives",
    "réhabilitation thermique du patrimoine",
    "vente de logements sociaux",
    "accueil des populations défavorisées et logement d’abord",
    "maîtrise des charges locatives",
)
OFFRE_SOCIALE, THERMIQUE, VENTE, ACCUEIL, CHARGES = THEMES
PARTICIPANTS = "DREAL\u00a0; DDTM du Nord\u00a0; DDTM du Pas-de-Calais\u00a0; ARH Nord – Pas-de-Calais"
QUELQUES_ORGANISMES = f"{PARTICIPANTS}\u00a0; représentants de certains organismes HLM"
REUNIONS = (
    {
        "le": date(2012, 2, 10),
        "objet": "Mise en œuvre du dispositif CUS et premiers grands enseignements tirés de leur exploitation",
        "themes": "\u00a0; ".join(THEMES),
        "participants": QUELQUES_ORGANISMES,
        "decisions": "Poursuivre la réflexion par des réunions à thème à partir de la compilation régionale des CUS.",
        "annexes": "Compilation régionale des CUS",
    },
    {
        "le": date(2012, 6, 6),
        "objet": "Politique de vente HLM à l’occupant et pratiques régionales",
        "themes": VENTE,
        "participants": QUELQUES_ORGANISMES,
        "decisions": (
            "Annexer au compte rendu un état descriptif des points de vigilance spécifiques des services de l’État "
            "sur l’étude des demandes d’aliénation des organismes HLM."
        ),
        "annexes": "État descriptif des points de vigilance sur les demandes d’aliénation",
    },
    {
        "le": date(2012, 11, 15),
        "objet": "Réhabilitation thermique du patrimoine et maîtrise des charges locatives",
        "themes": f"{THERMIQUE}\u00a0; {CHARGES}",
        "participants": PARTICIPANTS,
        "decisions": "",
        "annexes": "",
    },
)
# What follows from the decisions: one done, one still to be done on the day of the note.
ACTIONS = (
    (0, "Réunir les organismes par thème, à partir de la compilation régionale des CUS", date(2012, 12, 31), None),
    (1, "Annexer au compte rendu l’état descriptif des points de vigilance", date(2012, 7, 15), date(2012, 7, 6)),
)
APPRECIATIONS = (
    "Production en avance sur les prévisions, sauf en PLAI.",
    "Rythme conforme\u00a0; territorialisation à préciser pour la suite.",
    "Ventes en retrait\u00a0; plan de mise en vente à revoir avec la DDTM.",
)


def reunions():
    """The rows of the sheet of that name."""
    return iter(REUNIONS)


def actions():
    """The rows of the sheet of that name, all of them seen to by the DREAL."""
    for numero, quoi, echeance, faite_le in ACTIONS:
        yield {
            "reunion_le": REUNIONS[numero]["le"],
            "reunion_objet": REUNIONS[numero]["objet"],
            "quoi": quoi,
            "porteur": "DREAL",
            "echeance": echeance,
            "faite_le": faite_le,
        }


def etat(sigle):
    """How far the first evaluation of an organism has gone."""
    if sigle not in RYTHMES:
        return "a_venir"
    return ("validee", "transmise", "transmise", "en_saisie", "en_saisie")[rang(f"{sigle} évaluation", 5)]


def evaluations():
    """The rows of the sheet of that name: the campaign 2011-2012, half filled."""
    for bailleur in BAILLEURS:
        sigle, atteint = bailleur.sigle, etat(bailleur.sigle)
        finie = atteint in ("transmise", "validee")
        yield {
            **cle(sigle),
            "debut": 2011,
            "fin": 2012,
            "etat": atteint,
            "appreciation": APPRECIATIONS[rang(f"{sigle} avis", 3)] if finie else "",
            "conclusion": "Engagements de 2011 tenus." if atteint == "validee" else "",
            "le": jour(f"{sigle} évaluation", date(2012, 6, 4), date(2012, 9, 20)) if finie else None,
        }
