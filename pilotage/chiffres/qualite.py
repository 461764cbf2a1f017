"""Figures of quality: territorial levels, readings, completeness (contracts §5, a1.niveau.* and qualite.*)."""

from decimal import Decimal

from conventions.cumuls import niveau
from conventions.models.qualificatif import VALEURS

from .registre import Apport, Resultat, chiffre
from .sommes import absent, couverture

NIVEAUX = ("epci", "departement", "aucun")


def compte(etude, conventions):
    """Number of signed conventions, with the organisms that signed them."""
    apports = tuple(Apport(p.organisme, Decimal(1), instrument=p.pk) for p in conventions)
    return Resultat(Decimal(len(conventions)), couverture(etude, {p.organisme for p in conventions}), apports=apports)


def niveaux(etude, code):
    """{signed convention: finest territorial level of its objectives, zoning given}, those that gave some."""
    trouves = {p: niveau(etude.valeurs.lecture.en_vigueur(p.pk, code)) for p in etude.valeurs.propres}
    return {p: vu for p, vu in trouves.items() if vu}


@chiffre(
    "a1.niveau.{niveau}",
    unite="conventions",
    formule="CUS locatif signées, par niveau territorial le plus fin des objectifs A.I.",
    cles=lambda etude: [{"niveau": nom} for nom in NIVEAUX],
)
def a1_niveau(etude, niveau):
    vus = niveaux(etude, etude.valeurs.code("A1"))
    return compte(etude, [p for p, vu in vus.items() if vu.territoire == niveau])


@chiffre(
    "a1.niveau.zonage", unite="conventions", formule="CUS locatif signées dont les objectifs A.I donnent le zonage."
)
def a1_zonage(etude):
    return compte(etude, [p for p, vu in niveaux(etude, etude.valeurs.code("A1")).items() if vu.zonage])


def qualificatifs(etude, code, qualificatif):
    """{signed convention: its qualifier for an indicator}; no row is unknown, the last of the possible values."""
    dits, inconnu = etude.valeurs.qualificatifs, VALEURS[qualificatif][-1]
    return {p: dits.get((p.pk, code, qualificatif), inconnu) for p in etude.valeurs.propres}


def qualifiees(etude, famille, qualificatif, valeur):
    """The signed conventions that carry this value of a qualifier, for the indicator of a family."""
    dits = qualificatifs(etude, etude.valeurs.code(famille), qualificatif)
    return compte(etude, [p for p, dit in dits.items() if dit == valeur])


@chiffre(
    "qualite.a1.anru.{valeur}",
    unite="conventions",
    formule="CUS locatif signées, selon que A.I comprend la reconstitution ANRU.",
    cles=lambda etude: [{"valeur": valeur} for valeur in VALEURS["anru"]],
)
def a1_anru(etude, valeur):
    return qualifiees(etude, "A1", "anru", valeur)


@chiffre(
    "qualite.d1.lecture.{valeur}",
    unite="conventions",
    formule="CUS locatif signées, selon la lecture de « mis en commercialisation ».",
    cles=lambda etude: [{"valeur": valeur} for valeur in VALEURS["lecture"]],
)
def d1_lecture(etude, valeur):
    return qualifiees(etude, "D1", "lecture", valeur)


@chiffre(
    "qualite.completude",
    unite="part",
    formule="Indicateurs obligatoires ayant au moins un objectif donné ÷ tous, sur les CUS locatif signées.",
)
def completude(etude):
    codes = etude.valeurs.obligatoires
    conventions = etude.valeurs.propres
    if not conventions or not codes:
        return absent(etude, "Aucune CUS locatif n’est signée.")
    en_vigueur = etude.valeurs.lecture.en_vigueur
    remplis = {p: sum(any(x.est_donnee for x in en_vigueur(p.pk, code)) for code in codes) for p in conventions}
    apports = tuple(Apport(p.organisme, Decimal(n) / len(codes), instrument=p.pk) for p, n in remplis.items())
    donateurs = {p.organisme for p, n in remplis.items() if n}
    valeur = Decimal(sum(remplis.values())) / (len(codes) * len(conventions))
    return Resultat(valeur, couverture(etude, donateurs), apports=apports)
