"""The kinds of PDF of the view from above."""

from datetime import date
from types import SimpleNamespace

from cus_tracker.graphiques import Etape, Etapes
from cus_tracker.pdf import document
from cus_tracker.regard import Regard

from .chiffres import Etude
from .lire_ses_donnees import Remarque
from .notes import Matiere, note
from .notes.impression import GABARIT as GABARIT_NOTE
from .passation import AFaire, Engagement, Fait, Piece
from .suivi import COLONNES, Rang, Total
from .tableau.matrice import Case, Ligne

JOUR = date(2012, 10, 3)
GABARIT_SUIVI, GABARIT_FICHE = "pdf/suivi.html", "pdf/fiche.html"


def rang(numero, *cases):
    """An invented organism and its instruments."""
    ligne = Ligne(numero, f"Organisme inventé {numero}", "ESH", "59", 1000 * numero, cases, False)
    return Rang(numero, ligne, "Nord", 12, "non", "dépôt du projet", JOUR, "DDTM 59")


@document("tableau-de-suivi", "Tableau de suivi", gabarit=GABARIT_SUIVI)
def tableau_de_suivi():
    """Two invented organisms, every state drawn."""
    signee, attendue = (Case("signee", JOUR, 1),), (Case("attendue"),)
    exemple = SimpleNamespace(
        titre="Tableau de suivi au 3\u00a0octobre 2012",
        horloges="Génération 2011-2016 · situation au 3\u00a0octobre 2012 · données connues à ce jour",
        densite="serre",
        marque=("Préfet", "de la région", "Nord-Pas-de-Calais"),
        colonnes=COLONNES,
        totaux=[Total(colonne, 1, 2, "1 signée") for colonne in COLONNES],
        groupes=[
            (
                "Patrimoine locatif\u00a0: 2\u00a0organismes",
                [rang(1, signee, attendue, (), ()), rang(2, signee, (), (), ())],
            )
        ],
        legende=[("signee", "signée"), ("attendue", "attendue")],
        hors_cus=[("Cités inventées", 60000, "")],
        extra_regionales=1,
        caches=1,
        organismes=2,
        logements=3000,
        foyers=24,
        remises_en_ordre=0,
    )
    return {"suivi": exemple}


@document("fiche-de-passation", "Fiche de passation", gabarit=GABARIT_FICHE)
def fiche_de_passation():
    """An invented organism, every table filled."""
    stock = SimpleNamespace(departement="Nord", logements=1000, logements_foyers=0)
    correspondant = SimpleNamespace(nom="Dominique Exemple", service=None, telephone="")
    siege = SimpleNamespace(nom="Nord", code="59")
    exemple = SimpleNamespace(
        marque=("Préfet", "de la région", "Nord-Pas-de-Calais"),
        organisme=SimpleNamespace(siren="999001043", famille="ESH", siege=siege),
        etude=SimpleNamespace(generation="2011-2016"),
        resume="CUS logements locatifs : signée le 3 octobre 2012.",
        horloges="Situation au 3\u00a0octobre 2012 · données connues à ce jour",
        a_faire=[AFaire("Rappeler", "pour le 12\u00a0octobre 2012")],
        pieces=[Piece("CUS logements locatifs", "1\u00a0000 logements", "signee", "signée", JOUR)],
        engagements=[Engagement("Logements à financer", "446", "94", "11,3\u00a0%", "9,7\u00a0%")],
        parc=[stock],
        dossier=SimpleNamespace(total=stock, correspondants=[correspondant], inclusions=[], attentes=[]),
        etapes=[Etapes("Avenant n° 1", (Etape("deposee", "Projet déposé", "3 octobre 2012"),))],
        lecture=[Remarque("Territoire de A1", "donné par département, sans zonage")],
        echeances=[(JOUR, "Rappeler")],
        faits_imprimes=[Fait(JOUR, "CUS logements locatifs", "signée", "signee", JOUR, "Camille Exemple")],
    )
    return {"fiche": exemple}


def exemple_de_note(*, interne):
    """A note on whatever the base holds; with reference data alone, that of a région where nothing is known yet."""
    matiere = Matiere.lire(Etude(Regard(JOUR, JOUR, "31")), edite_le=JOUR, interne=interne)
    return {"document": note(matiere)}


@document("note-pleniere", "Note de séance plénière", gabarit=GABARIT_NOTE)
def note_pleniere():
    return exemple_de_note(interne=False)


@document("note-interne", "Note de séance, version interne", gabarit=GABARIT_NOTE)
def note_interne():
    return exemple_de_note(interne=True)
