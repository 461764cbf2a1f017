"""The kinds of PDF about what was agreed: the letters of relances, the sheet before a signature."""

from datetime import date
from types import SimpleNamespace

from cus_tracker.graphiques import Etape, Etapes
from cus_tracker.pdf import document

from .promis import Promis
from .relances import Lettre
from .signature import Liste, Opinion, Point

GABARIT_RELANCE, GABARIT_SIGNATURE = "pdf/relance.html", "pdf/signature.html"


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


@document("fiche-de-signature", "Fiche de signature", gabarit=GABARIT_SIGNATURE)
def fiche_de_signature():
    """Two invented sheets, that of an avenant with every table filled, that of a convention with none."""
    siege = SimpleNamespace(nom="Nord", code="59")
    commun = {
        "marque": ("Préfet", "de la région", "Nord-Pas-de-Calais"),
        "horloges": "Situation au 3\u00a0octobre 2012 · données connues à ce jour",
        "organisme": SimpleNamespace(siren="999001043", famille="ESH", siege=siege),
        "generation": "2011-2016",
        "resume": "Proche de la signature, 26\u00a0septembre 2012. Reste à réunir\u00a0: 1\u00a0signature.",
        "dessin": Etapes("Avenant A1", (Etape("prete_a_signer", "Proche de la signature", "26 septembre 2012"),)),
    }
    le = date(2012, 9, 3)
    pleine = SimpleNamespace(
        **commun,
        instrument=_instrument("Avenant A1 (objectifs)", commun, est_avenant=True),
        a_signer=[("Objet", "objectifs")],
        suivi=SimpleNamespace(blocage="Une délibération manque.", action="Rappeler", responsable="", action_le=le),
        jalons_du_dossier=Liste([Point("dossier complet", "3\u00a0septembre 2012", True, "reçu")] * 2, 1),
        signatures=Liste([Point("organisme", "à recueillir", False, "Dominique Exemple")], 1),
        opinions=Liste([Opinion("Pas-de-Calais", le, le, le, "favorable", False)], 1),
        objectifs=Liste([Promis("A.I, ensemble", "2011-2016", "120", "100")], 1),
    )
    rien = dict.fromkeys(("jalons_du_dossier", "signatures", "opinions", "objectifs"), Liste([], 1))
    vide = SimpleNamespace(
        **commun, **rien, instrument=_instrument("CUS accession", commun), a_signer=[("Objet", "")], suivi=None
    )
    return {"fiches": [pleine, vide]}


def _instrument(intitule, commun, *, est_avenant=False):
    noms = {nom: commun[nom] for nom in ("organisme", "generation")}
    return SimpleNamespace(intitule=intitule, est_avenant=est_avenant, **noms)
