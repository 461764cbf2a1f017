"""The picture of section 1: one mark per instrument, the table by state, how far the campaign of evaluations is."""

from cus_tracker.accords import enumerer
from cus_tracker.cycle import Etat
from cus_tracker.document import Colonne, Figure, Ligne, Paragraphe, Tableau
from cus_tracker.graphiques import Dispositif, Lot, Marques
from cus_tracker.typographie import jour, nombre
from evaluations.models import Evaluation

from .rangs import SANS_DOSSIER
from .tournures import cadence, nombre_de, phrase, phrases

COLONNES = {
    Etat.SIGNEE: "Signées",
    Etat.PRETE_A_SIGNER: "Proches de la signature",
    Etat.AVIS: "Avis des préfets",
    Etat.NEGOCIATION: "En négociation",
    Etat.DEPOSEE: "Projet déposé",
    Etat.ELABORATION: "En élaboration",
    Etat.SUSPENDUE: "En suspens",
    Etat.ABANDONNEE: "Abandonnées",
    SANS_DOSSIER: "Sans dossier",
}
# The state of an evaluation is dated once, when it is reached: before that day, nobody knows in which one it stood.
NON_TRANSMISE = "non encore transmise"
ACCORDES = frozenset((Evaluation.Etat.TRANSMISE, Evaluation.Etat.VALIDEE, NON_TRANSMISE))


def figure(matiere, avance):
    """One mark per instrument, and the table below."""
    lignes = tuple(
        Dispositif(
            rang.libelle,
            tuple(Lot(etat, COLONNES[etat].lower(), n) for etat, n in rang.lots()),
            f"{nombre(len(rang.tenus()))} sur {nombre(len(rang.attendus))}",
        )
        for rang in avance.rangs
    )
    return Figure(
        f"Où en est chaque instrument au {jour(matiere.au)}",
        Marques("Une marque par instrument attendu ou ouvert", lignes, "signées ou proches"),
        tableau(avance),
        "Une marque par instrument attendu ou ouvert des organismes régionaux",
        cote=False,
    )


def tableau(avance):
    """Instruments by row and by state; only the states met have a column."""
    presents = {etat for rang in avance.rangs for etat, _ in rang.lots()} | {Etat.SIGNEE}
    etats = [etat for etat in COLONNES if etat in presents]
    entetes = ("Dispositif", "Attendues", *(COLONNES[etat] for etat in etats), "Signées ou proches")
    valeurs = [
        (len(rang.attendus), *(dict(rang.lots()).get(etat, 0) for etat in etats), len(rang.tenus()))
        for rang in avance.rangs
    ]
    lignes = [Ligne((rang.libelle, *map(nombre, v))) for rang, v in zip(avance.rangs, valeurs, strict=True)]
    total = Ligne(("Ensemble", *(nombre(sum(colonne)) for colonne in zip(*valeurs, strict=True))), total=True)
    return Tableau(
        "Instruments par dispositif et par état",
        tuple(Colonne(libelle, nombre=rang > 0) for rang, libelle in enumerate(entetes)),
        (*lignes, total),
        "Organismes dont le siège est en région ; ce qui est attendu se déduit du patrimoine de chacun ; "
        "« signées ou proches » : parmi les attendues",
    )


def campagne(etude, au):
    """(first year, last year, [states]) of the latest campaign begun at the date, or None."""
    conventions = [p.pk for p in etude.conventions("locatif")]
    lignes = Evaluation.objects.filter(convention__in=conventions, debut__lte=au.year)
    toutes = [
        (debut, fin, NON_TRANSMISE if le and le > au else etat)
        for debut, fin, etat, le in lignes.values_list("debut", "fin", "etat", "le")
    ]
    if not toutes:
        return None
    debut, fin = max((d, f) for d, f, _ in toutes)
    return debut, fin, [etat for d, f, etat in toutes if (d, f) == (debut, fin)]


def evaluations(matiere):
    """When evaluations fall due, and how far the campaign that covers the date has gone."""
    quand = f" {rythme}," if (rythme := cadence(matiere.generation)) else ""
    rappel = (
        f"pour mémoire, les engagements des organismes et les objectifs associés sont évalués{quand} à l’aide des "
        "indicateurs de performance de chaque domaine"
    )
    trouvee = campagne(matiere.etude, matiere.au)
    if trouvee is None:
        return Paragraphe(phrases(phrase(rappel), phrase("aucune évaluation n’est encore enregistrée")))
    debut, fin, etats = trouvee
    libelles = {**{etat: etat.label for etat in reversed(Evaluation.Etat)}, NON_TRANSMISE: NON_TRANSMISE}
    comptes = [(etat, libelle, etats.count(etat)) for etat, libelle in libelles.items()]
    dits = [f"{nombre(n)} {libelle}{'s' if n > 1 and etat in ACCORDES else ''}" for etat, libelle, n in comptes if n]
    combien = nombre_de(len(etats), "évaluation", feminin=True)
    return Paragraphe(phrase(rappel, f" ; pour {debut}-{fin}, sur {combien} : ", enumerer(dits)))
