"""Every form that writes: those that change what is already there, each sent on a stale page, and the others."""

from .evaluations import des_evaluations
from .instruments import PIECES, des_instruments
from .organismes import RANGEES, des_organismes
from .passages import des_actes, des_passages
from .pilotage import du_reste

EDITIONS = (
    *des_organismes(),
    *des_passages(),
    *des_instruments(),
    *des_actes(),
    *des_evaluations(),
    *du_reste(),
)

CREATION = "adds a row, and shows none that it could write over; the base refuses the same one twice"
BOUTON = "a button: nothing is typed, and it only does what is not done yet"
EXEMPTEES = {
    **dict.fromkeys(
        (
            "organismes:creer",
            *(f"organismes:ajouter_{rubrique}" for rubrique in RANGEES),
            "conventions:creer",
            "conventions:joindre",
            "conventions:preparer_avenant",
            *(f"conventions:ajouter_{piece}" for piece in PIECES),
            "conventions:relancer",
            "evaluations:ouvrir",
            "evaluations:repondre",
            "evaluations:retour",
            "evaluations:classeurs",
            "pilotage:importer",
            "pilotage:reprendre",
            "pilotage:reunir",
            "pilotage:agir",
        ),
        CREATION,
    ),
    **dict.fromkeys(
        (
            "conventions:annuler",
            "organismes:faire",
            "evaluations:annuler",
            "evaluations:completer",
            "evaluations:resoudre",
            "pilotage:clore_action",
        ),
        BOUTON,
    ),
    **dict.fromkeys(
        ("conventions:relancer_en_lot", "conventions:fiches_en_lot"),
        "opens a page about the rows ticked, and writes nothing",
    ),
    "pilotage:enregistrer": "accepts a workbook, which is read again whole over the base as it is",
    "territoires:retenir": "a preference of one’s own",
    "connexion": "a session of one’s own",
    "deconnexion": "a session of one’s own",
}
