"""Reading the demonstration with plain naive code, apart from the one that computes the figures."""

from collections import defaultdict
from datetime import date

JOUR = date(2012, 10, 3)
REGION = ("59", "62")


def lignes(feuilles, nom):
    """The rows of a sheet as dictionaries."""
    entetes, *rangees = feuilles[nom]
    return [dict(zip(entetes, rangee, strict=True)) for rangee in rangees]


def regionaux(feuilles):
    """SIREN of the organisms that have their seat in the région and are not absorbed."""
    return {
        o["siren"]
        for o in lignes(feuilles, "organismes")
        if o["departement_siege"] in REGION and not (o["absorbe_le"] and o["absorbe_le"] <= JOUR)
    }


def dernier_parc(feuilles):
    """{(siren, département): latest stock row}."""
    parc = {}
    for ligne in sorted(lignes(feuilles, "patrimoine"), key=lambda ligne: ligne["au"]):
        parc[ligne["siren"], ligne["departement"]] = ligne
    return parc


def totaux(feuilles, colonne):
    """{siren: sum of a column of its latest stock rows, everywhere}."""
    sommes = defaultdict(int)
    for (siren, _), ligne in dernier_parc(feuilles).items():
        sommes[siren] += ligne[colonne]
    return sommes


def exclus(feuilles, perimetre):
    """SIREN of the members of an exclusion set."""
    return {ligne["siren"] for ligne in lignes(feuilles, "perimetres") if ligne["nom"] == perimetre}


def dossiers(feuilles):
    """{(siren, dispositif, avenant): its standing passages in order}."""
    par_piece = defaultdict(list)
    for ligne in lignes(feuilles, "passages"):
        if not ligne["rectifie_le"] and ligne["le"] <= JOUR:
            par_piece[ligne["siren"], ligne["dispositif"], ligne["avenant"]].append(ligne)
    return {piece: sorted(suite, key=lambda p: (p["le"], p["saisi_le"])) for piece, suite in par_piece.items()}


def etats(feuilles, dispositif, objet=None):
    """{siren: last state} of the conventions of a dispositif, or of its avenants about something."""
    objets = {(a["siren"], a["dispositif"], a["avenant"]): a["objet"] for a in lignes(feuilles, "avenants")}
    return {
        piece[0]: suite[-1]["etat"]
        for piece, suite in dossiers(feuilles).items()
        if piece[1] == dispositif and objets.get(piece) == objet
    }
