"""How far each file went, and when: the day it was true, then the moment somebody typed it."""

from datetime import date, datetime, timedelta

from .conventions import (
    AVENANTS,
    EN_SUSPENS,
    FOYERS_PROCHES,
    SIGNATURES_ACCESSION,
    SIGNATURES_FOYERS,
    SIGNATURES_LOCATIF,
    cle,
)
from .tirage import jour, rang, saisie

# The usual windows of a first-generation file, before the day of the last known state; small files skip steps.
ETAPES_LOCATIF = (
    ("elaboration", date(2010, 1, 11), date(2010, 4, 30)),
    ("deposee", date(2010, 5, 31), date(2010, 6, 30)),
    ("negociation", date(2010, 9, 13), date(2010, 12, 10)),
    ("avis", date(2011, 1, 10), date(2011, 2, 15)),
    ("prete_a_signer", date(2011, 2, 16), date(2011, 6, 28)),
)
ETAPES_ACCESSION = (
    ("elaboration", date(2011, 6, 1), date(2011, 7, 13)),
    ("deposee", date(2011, 8, 22), date(2011, 9, 30)),
    ("negociation", date(2011, 10, 3), date(2011, 10, 28)),
)
ETAPES_FOYERS = (
    ("elaboration", date(2012, 1, 23), date(2012, 2, 28)),
    ("deposee", date(2012, 3, 1), date(2012, 3, 30)),
    ("negociation", date(2012, 4, 2), date(2012, 4, 30)),
    ("avis", date(2012, 5, 2), date(2012, 6, 4)),
    ("prete_a_signer", date(2012, 6, 5), date(2012, 9, 10)),
)
ORDRE = ("elaboration", "deposee", "negociation", "avis", "prete_a_signer")
PRESSES = ("PAR", "LSP", "LCF", "AEH")
RAYES = {
    "MGE": ("signee", date(2011, 6, 17), datetime(2011, 6, 20, 11, 5), datetime(2011, 7, 4, 16, 20)),
    "PTF": ("deposee", date(2011, 8, 4), datetime(2011, 8, 5, 9, 40), datetime(2011, 9, 2, 10, 15)),
}
MOTIF_RAYE = {
    "MGE": "Date de la délibération prise pour celle de la signature.",
    "PTF": "Dossier incomplet\u00a0: le dépôt n’était pas recevable à cette date.",
}
MOTIFS = {
    ("CMS", "suspendue", None): "Le conseil d’administration attend la décision de son actionnaire de référence.",
    ("HMC", "suspendue", None): "Désaccord sur la programmation des réhabilitations, levé en réunion.",
    ("ADD", "negociation", "n° 1"): "Prix de revient à justifier foyer par foyer.",
    ("SUL", "abandonnee", "n° 1"): "L’extension du périmètre est reportée à la prochaine convention.",
}
TARDIF = {"TDD": datetime(2011, 7, 18, 14, 30), "OFH": datetime(2011, 7, 6, 9, 50)}


def ligne(piece, sigle, etat, le, saisi_le, motif="", rectifie_le=None, rectifie_motif=""):
    """One row of the sheet."""
    return {
        **piece,
        "etat": etat,
        "le": le,
        "saisi_le": saisi_le,
        "motif": motif or MOTIFS.get((sigle, etat, piece.get("avenant")), ""),
        "rectifie_le": rectifie_le,
        "rectifie_motif": rectifie_motif,
    }


def marche(piece, sigle, etapes, etat, le, *, saute=False):
    """The steps of one file up to the state `etat` reached on `le`; hurried files record the first and the last."""
    nom = f"{sigle} {piece['dispositif']} {piece.get('avenant', '')}"
    precedents = [e for e in etapes if e[0] != etat and (etat not in ORDRE or ORDRE.index(e[0]) < ORDRE.index(etat))]
    for etape, debut, fin in precedents[1:2] if saute else precedents:
        if debut < le and not (etape == "avis" and rang(nom, 5) == 0):
            quand = jour(f"{nom} {etape}", debut, min(fin, le - timedelta(days=1)))
            yield ligne(piece, sigle, etape, quand, saisie(f"{nom} {etape}", quand))
    saisi_le = TARDIF.get(sigle) if piece["dispositif"] == "locatif" and "avenant" not in piece else None
    yield ligne(piece, sigle, etat, le, saisi_le or saisie(nom, le))


def raye(sigle, piece):
    """A passage typed by mistake, struck later with its reason."""
    etat, le, saisi_le, rectifie_le = RAYES[sigle]
    return ligne(piece, sigle, etat, le, saisi_le, rectifie_le=rectifie_le, rectifie_motif=MOTIF_RAYE[sigle])


def passages():
    """The rows of the sheet of that name."""
    for sigle, le in SIGNATURES_LOCATIF.items():
        yield from marche(cle(sigle), sigle, ETAPES_LOCATIF, "signee", le, saute=sigle in PRESSES)
    yield ligne(cle("HMC"), "HMC", "suspendue", date(2010, 12, 14), datetime(2010, 12, 15, 10, 0))
    for sigle, le in SIGNATURES_ACCESSION.items():
        yield from marche(cle(sigle, "accession"), sigle, ETAPES_ACCESSION, "signee", le)
    suspendue = cle(EN_SUSPENS, "accession")
    yield from marche(suspendue, EN_SUSPENS, ETAPES_ACCESSION, "suspendue", date(2011, 11, 2))
    for etat, dates in (("signee", SIGNATURES_FOYERS), ("prete_a_signer", FOYERS_PROCHES)):
        for sigle, le in dates.items():
            yield from marche(cle(sigle, "foyers"), sigle, ETAPES_FOYERS, etat, le)
    for avenant in AVENANTS:
        piece = {**cle(avenant.sigle), "avenant": avenant.reference}
        etapes = ETAPES_FOYERS if avenant.objet == "logements-foyers" else ETAPES_FOYERS[:1]
        yield from marche(piece, avenant.sigle, etapes, avenant.etat, avenant.le)
    yield raye("MGE", cle("MGE"))
    yield raye("PTF", cle("PTF", "accession"))
