"""« Lire ses données »: how an organism gave its figures, before anyone compares them with those of another."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.axes import niveau
from conventions.models.qualificatif import VALEURS
from cus_tracker.typographie import nombre, pourcent

from .chiffres.a1 import DEPASSEMENT, annees_realisees, depassements

RIEN = "rien n’est donné"
TERRITOIRES = {"epci": "donné par EPCI", "departement": "donné par département", "aucun": "donné sans territoire"}
MOTS = {
    "inclus": "la reconstitution ANRU est comprise",
    "non_inclus": "la reconstitution ANRU n’est pas comprise",
    "inconnu": "on ne sait pas si la reconstitution ANRU est comprise",
    "avis_recueillis": "avis des communes recueillis",
    "deliberation": "délibération seule, le stock à la vente est donc surestimé",
    "inconnue": "on ne sait pas laquelle",
}
ANRU, LECTURE = "anru", "lecture"


@dataclass(frozen=True)
class Remarque:
    """Something to know before reading: on what, and what."""

    sur: str
    dit: str


def remarques(etude, organisme):
    """What to know of the signed CUS locatif of an organism (its pk); nothing where it has none in the statistics."""
    convention = next((p for p in etude.valeurs.propres if p.organisme == organisme), None)
    if convention is None:
        return []
    return [
        Remarque("Territoire de A1", _territoire(etude, convention)),
        Remarque("ANRU dans A1", _qualifie(etude, convention, "A1", ANRU)),
        Remarque("Lecture de D1", _qualifie(etude, convention, "D1", LECTURE)),
        Remarque("Remplissage", _remplissage(etude, convention)),
        *_alertes(etude, organisme),
    ]


def _territoire(etude, convention):
    vu = niveau(etude.valeurs.lecture.en_vigueur(convention.pk, etude.valeurs.code("A1")))
    if vu is None:
        return RIEN
    return f"{TERRITOIRES[vu.territoire]}, {'avec' if vu.zonage else 'sans'} zonage"


def _qualifie(etude, convention, famille, qualificatif):
    cle = convention.pk, etude.valeurs.code(famille), qualificatif
    return MOTS[etude.valeurs.qualificatifs.get(cle, VALEURS[qualificatif][-1])]


def _remplissage(etude, convention):
    codes = etude.valeurs.obligatoires
    lignes = {code: etude.valeurs.lecture.en_vigueur(convention.pk, code) for code in codes}
    donnes = sum(any(ligne.est_donnee for ligne in lues) for lues in lignes.values())
    tus = sum(ligne.mention == "n.c." for lues in lignes.values() for ligne in lues)
    dit = f"{pourcent(Decimal(donnes) / len(codes))} des objectifs obligatoires" if codes else RIEN
    return f"{dit}\u00a0; {tus}\u00a0n.c." if tus else dit


def _alertes(etude, organisme):
    """The products of which a year realised passes the objective by more than a fifth."""
    depasses = {}
    for cle in annees_realisees(etude):
        if any(apport.organisme == organisme for apport in depassements(etude, **cle).apports):
            depasses.setdefault(cle["annee"], []).append(cle["produit"])
    for annee, produits in depasses.items():
        yield Remarque(
            "Alerte",
            f"réalisé {annee} en {', '.join(produits)} supérieur à {nombre(DEPASSEMENT, 1)}\u00a0fois l’objectif",
        )
