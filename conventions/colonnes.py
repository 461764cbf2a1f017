"""The columns of the list of conventions and avenants, as a file."""

from cus_tracker.cycle import Precision, dire
from cus_tracker.exports import Colonne
from cus_tracker.typographie import jour_court

from .models.instrument import Dispositif, Objet, TroisValeurs

COLONNES = (
    Colonne("organisme", lambda ligne: ligne["organisme__nom"], 32),
    Colonne("sigle", lambda ligne: ligne["organisme__sigle"]),
    Colonne("SIREN", lambda ligne: ligne["organisme__siren"], 12),
    Colonne("famille", lambda ligne: ligne["organisme__famille"], 10),
    Colonne("siège", lambda ligne: ligne["organisme__siege__code"], 8),
    Colonne("département du siège", lambda ligne: ligne["organisme__siege__nom"], 20),
    Colonne("génération", lambda ligne: ligne["generation__nom"], 12),
    Colonne("dispositif", lambda ligne: libelle(Dispositif, ligne["dispositif"]), 20),
    Colonne("avenant", lambda ligne: ligne["reference"], 12),
    Colonne("objet", lambda ligne: libelle(Objet, ligne["objet"]), 24),
    Colonne("état", lambda ligne: etat(ligne), 24),
    Colonne("depuis le", lambda ligne: connu(ligne["etat_le"], ligne["etat_precision"]), 12),
    Colonne("remise en ordre", lambda ligne: libelle(TroisValeurs, ligne["remise_en_ordre"])),
    Colonne("effet", lambda ligne: ligne["effet_le"], 12),
    Colonne("échéance", lambda ligne: ligne["fin_le"], 12),
)


def libelle(choix, code):
    """The words of a code; nothing for none."""
    return choix(code).label if code else ""


def connu(le, precision):
    """A day as a cell: a date, or the words of a month or a year when the day is unknown."""
    return le if precision in (None, Precision.JOUR) else jour_court(le, precision)


def etat(ligne):
    """The state in words; an expected instrument has none yet, nor a file that nobody moved."""
    if ligne["etat"]:
        return dire(ligne["etat"], masculin=ligne["objet"])
    return "aucun passage" if ligne["pk"] else "attendue"
