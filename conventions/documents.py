"""The kinds of PDF about what was agreed: the letters of relances."""

from datetime import date

from cus_tracker.pdf import document

from .relances import Lettre

GABARIT_RELANCE = "pdf/relance.html"


@document("relance", "Relances", gabarit=GABARIT_RELANCE)
def relance():
    """Two invented letters, one without anyone to write to."""
    commun = {
        "echange": {"organisme": "Organisme inventé"},
        "courriels": (),
        "objet": "Conventions d’utilité sociale : instruments attendus",
        "corps": "Madame, Monsieur,\n\nIl manque :\n– CUS accession.",
        "le": date(2012, 10, 3),
        "reponse_le": date(2012, 10, 18),
        "marque": ("Préfet", "de la région", "Nord-Pas-de-Calais"),
        "signataire": "Camille Exemple, DREAL",
    }
    return {"lettres": [Lettre(destinataires=("Dominique Exemple",), **commun), Lettre(destinataires=(), **commun)]}
