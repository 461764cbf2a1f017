"""The other indicators, filled as real files are: some by everyone, some by few, with gaps, « n.c. » and « s.o. »."""

from decimal import Decimal

from .offre import ANNEES, OFFRES, programme
from .patrimoine import PARCS, logements
from .tirage import ecart, entier, rang, repartir
from .vente import SEGMENTS, segments

DEBUT, FIN = ANNEES[0], ANNEES[-1]
SIX_ANS = {"debut": DEBUT, "fin": FIN}
# Organisms that quantified thermal works: share of each segment renovated over six years (C.III), or dwellings (C.IV).
RENOVATIONS = {"NCH": ("C.III", 18), "HMA": ("C.III", 24), "ASH": ("C.IV", 640), "LFB": ("C.IV", 415)}
RENOVATIONS_ATTENDUES = ("MDS", "LBS", "DCH", "OFH", "TEJ", "HRH", "RAB")


def decide(sigle, indicateur, sur_cent):
    """True for about so many organisms out of a hundred, always the same ones."""
    return rang(f"{sigle} {indicateur} rempli", 100) < sur_cent


def cellules(sigle):
    """The objectives of an organism for every indicator but A.I and D.I."""
    yield from mises_en_service(sigle)
    yield from hebergement(sigle)
    yield from entretien(sigle)
    yield from renovation(sigle)
    yield from occupation(sigle)
    yield from gestion(sigle)


def mises_en_service(sigle):
    """A.II: dwellings delivered, close to those financed, by product and for the six years."""
    if sigle in OFFRES and decide(sigle, "A.II", 72):
        for (departement, produit), nombre in programme(sigle).items():
            livres = entier(nombre * ecart(f"{sigle} {departement} {produit} livrés", "0.14"))
            axes = {"departement": departement, "produit": produit}
            yield {"indicateur": "A.II", **axes, **SIX_ANS, "valeur": livres}


def hebergement(sigle):
    """B.I and B.II: places of shelter and adapted dwellings, rare and often without object."""
    for indicateur, sur_cent in (("B.I", 54), ("B.II", 41)):
        if decide(sigle, indicateur, sur_cent):
            for departement in PARCS[sigle].logements:
                places = rang(f"{sigle} {departement} {indicateur}", 40) - 6
                yield {
                    "indicateur": indicateur,
                    "departement": departement,
                    **SIX_ANS,
                    "valeur": places if places > 0 else "s.o." if places < -2 else 0,
                }


def entretien(sigle):
    """C.I and C.II: euros by dwelling and by year, segment by segment."""
    for indicateur, base, sur_cent in (("C.I", 640, 66), ("C.II", 410, 58)):
        if decide(sigle, indicateur, sur_cent):
            for segment in segments(sigle):
                for rang_annee, annee in enumerate(ANNEES):
                    cout = base * ecart(f"{sigle} {segment} {indicateur}", "0.35") * (1 + Decimal(rang_annee) / 50)
                    muet = decide(f"{sigle} {segment} {annee}", indicateur, 6)
                    axes = {"segment": segment, "debut": annee, "fin": annee}
                    yield {"indicateur": indicateur, **axes, "valeur": "n.c." if muet else entier(cout)}


def renovation(sigle):
    """C.III and C.IV: numbers for few, a wait for the diagnoses to end for others."""
    if sigle in RENOVATIONS:
        indicateur, nombre = RENOVATIONS[sigle]
        noms = segments(sigle)
        valeurs = repartir(nombre, noms.values()) if indicateur == "C.IV" else [nombre] * len(noms)
        for segment, valeur in zip(noms, valeurs, strict=True):
            part = valeur if indicateur == "C.IV" else entier(valeur * ecart(f"{sigle} {segment}", "0.4"))
            yield {"indicateur": indicateur, "segment": segment, **SIX_ANS, "valeur": part}
    elif sigle in RENOVATIONS_ATTENDUES:
        attente = "Objectif fixé quand les diagnostics seront achevés."
        yield {"indicateur": "C.IV", **SIX_ANS, "valeur": "n.c.", "observation": attente}


def occupation(sigle):
    """F.I: percent of households of modest means, by segment, inside and outside the sensitive areas."""
    if decide(sigle, "F.I", 74):
        for segment in segments(sigle):
            for zus, base in (("oui", 71), ("non", 62)):
                sans_zus = zus == "oui" and segment in (SEGMENTS[2], SEGMENTS[4])
                part = entier(base * ecart(f"{sigle} {segment} {zus}", "0.1"))
                axes = {"segment": segment, "zus": zus}
                yield {"indicateur": "F.I", **axes, **SIX_ANS, "valeur": "s.o." if sans_zus else part}
    for indicateur, sur_cent in (("F.II", 38), ("F.III", 27), ("F.IV", 16)):
        if decide(sigle, indicateur, sur_cent):
            for segment in segments(sigle):
                valeur = 6 + rang(f"{sigle} {segment} {indicateur}", 22)
                yield {"indicateur": indicateur, "segment": segment, **SIX_ANS, "valeur": valeur}


def gestion(sigle):
    """I.I: what it costs to run a dwelling, at both ends of the six years."""
    if decide(sigle, "I.I", 70):
        for departement in PARCS[sigle].logements:
            cout = 1_180 * ecart(f"{sigle} gestion", "0.2") - min(logements(sigle) // 200, 190)
            for annee, facteur in ((DEBUT, 1), (FIN, Decimal("1.07"))):
                axes = {"departement": departement, "debut": annee, "fin": annee}
                yield {"indicateur": "I.I", **axes, "valeur": entier(cout * facteur)}


def hors_locatif():
    """(organism, dispositif, cell) of the conventions for accession and for foyers."""
    for rang_accession, sigle in enumerate(("CDH", "PTF", "SBC", "AJP", "NDA", "CDP", "PPC")):
        for annee in (DEBUT, DEBUT + 1, DEBUT + 2):
            part = 52 + 3 * rang_accession + annee - DEBUT
            yield sigle, "accession", {"indicateur": "FACC.I", "debut": annee, "fin": annee, "valeur": part}
    for indicateur, valeur in (("ALF.I", 84), ("ALF.II", 61), ("CLF.I", 732), ("CLF.III", 35), ("GLF.I", "oui")):
        axes = {"indicateur": indicateur, "departement": "59", "debut": DEBUT + 1, "fin": FIN}
        yield "FAM", "foyers", {**axes, "valeur": valeur}
