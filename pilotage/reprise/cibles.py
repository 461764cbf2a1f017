"""What a column of a région’s own table may say, and what its header lets us think it says."""

from dataclasses import dataclass

from cus_tracker.cycle import Etat
from cus_tracker.recherche import cle_recherche

AVENANT = "logements-foyers"
NOM, SIREN, DEPARTEMENT, ANNEE, PRODUIT = "nom", "siren", "departement", "annee", "produit"
DPE = tuple(f"dpe_{classe}" for classe in "abcdefg")
REGION, RPLS, SISAL = "region", "rpls", "sisal"


@dataclass(frozen=True)
class Cible:
    """Where the cells of a column go: a column of a sheet, what else its row says; no sheet: they name the row."""

    code: str
    libelle: str
    groupe: str
    feuille: str = ""
    colonne: str = ""
    dits: tuple = ()
    # The same target in another generation: the code, with the family of the indicator in place of its own code.
    lignee: str = ""


def cibles(indicateurs):
    """Every target, for a generation and dispositif whose `indicateurs` are (code, label, measures, products,
    family)."""
    return [*_la_ligne(), *_la_convention(), *_le_patrimoine(), *_les_valeurs(indicateurs)]


def _la_ligne():
    groupe = "Ce que dit la ligne"
    yield Cible(NOM, "Nom de l’organisme", groupe)
    yield Cible(SIREN, "SIREN de l’organisme", groupe)
    yield Cible(DEPARTEMENT, "Département dont parle la ligne", groupe)
    yield Cible(ANNEE, "Année dont parle la ligne", groupe)
    yield Cible(PRODUIT, "Produit dont parle la ligne (PLAI, PLUS, PLS…)", groupe)
    for colonne, libelle in (("sigle", "Sigle"), ("famille", "Famille"), ("departement_siege", "Département du siège")):
        yield Cible(f"organismes.{colonne}", f"{libelle}, pour un organisme nouveau", groupe, "organismes", colonne)


def _la_convention():
    for colonne, libelle in (
        ("remise_en_ordre", "Remise en ordre des loyers (oui, non, inconnu)"),
        ("effet_le", "Date d’effet"),
        ("echeance_le", "Date d’échéance"),
    ):
        yield Cible(f"conventions.{colonne}", libelle, "Convention", "conventions", colonne)
    for piece, groupe in (("", "Convention"), (AVENANT, "Avenant sur les logements-foyers")):
        for etat in Etat:
            code = f"passages.{piece}.{etat.value}"
            dits = (("avenant", piece), ("etat", etat.value))
            yield Cible(code, f"Date\u00a0: {etat.label}", groupe, "passages", "le", dits)


def _le_patrimoine():
    for colonne, libelle in (("logements", "Logements"), ("logements_foyers", "Logements-foyers")):
        yield Cible(f"patrimoine.{colonne}", libelle, "Patrimoine", "patrimoine", colonne)
    for colonne in DPE:
        libelle = f"Logements en classe {colonne[-1].upper()} (DPE)"
        yield Cible(f"patrimoine.{colonne}", libelle, "Patrimoine", "patrimoine", colonne)


def _les_valeurs(indicateurs):
    for nature, groupe in (("objectif", "Objectifs"), ("realise", "Réalisé")):
        for code, libelle, mesures, produits, famille in indicateurs:
            for mesure in mesures or ("",):
                for produit in ("", *produits):
                    dits = (("indicateur", code), ("mesure", mesure), ("nature", nature), ("produit", produit))
                    titre = " · ".join(part for part in (code, mesure, produit, libelle[:60]) if part)
                    place, lignee = (f"valeurs.{nature}.{nom}.{mesure}.{produit}" for nom in (code, famille or code))
                    yield Cible(place, titre, groupe, "valeurs", "valeur", dits, lignee)


LIGNE = {
    NOM: ("organisme", "nom", "nom de l organisme", "bailleur", "denomination", "raison sociale", "nom du bailleur"),
    SIREN: ("siren", "n siren", "numero siren"),
    DEPARTEMENT: ("departement", "dept", "dep", "code departement"),
}
VALEUR = {
    ANNEE: ("annee", "millesime", "annee de financement"),
    PRODUIT: ("produit", "type de financement", "financement"),
}
NOUVEAU = {
    "organismes.sigle": ("sigle",),
    "organismes.famille": ("famille",),
    "organismes.departement_siege": ("siege", "departement du siege"),
}
PARC = {
    "patrimoine.logements": ("logements", "nb logements", "nombre de logements", "patrimoine", "parc", "parc locatif"),
    "patrimoine.logements_foyers": ("logements foyers", "foyers", "nb logements foyers"),
    **{f"patrimoine.{dpe}": (cle_recherche(dpe.replace("_", " ")), f"classe {dpe[-1]}", dpe) for dpe in DPE},
}
DATES = {
    "passages..deposee": ("depot", "date de depot", "projet depose", "depose le", "depot du projet"),
    "passages..signee": ("signature", "date de signature", "signee le", "signee", "date signature", "cus signee le"),
    "passages..suspendue": ("suspension", "en suspens", "suspendue le"),
    f"passages.{AVENANT}.signee": ("avenant foyers", "signature avenant foyers", "avenant logements foyers"),
    "conventions.remise_en_ordre": ("remise en ordre", "remise en ordre des loyers", "rol"),
    "conventions.effet_le": ("effet", "date d effet", "prise d effet"),
    "conventions.echeance_le": ("echeance", "date d echeance"),
}
# The family of the indicator of financed dwellings: A.I, then PP-1, whatever its code in the generation.
FINANCES, PRODUITS = "A1", ("PLAI", "PLUS", "PLS")
# {target, by its code or its lineage: the headers, in search key, that plainly name it}
PREREGLAGES = {
    REGION: {
        **LIGNE,
        **VALEUR,
        **NOUVEAU,
        **PARC,
        **DATES,
        **{f"valeurs.objectif.{FINANCES}..{p}": (p.lower(), f"objectif {p.lower()}") for p in PRODUITS},
    },
    RPLS: {**LIGNE, **NOUVEAU, **PARC},
    SISAL: {
        **LIGNE,
        **VALEUR,
        **{f"valeurs.realise.{FINANCES}..{p}": (p.lower(), f"logements {p.lower()}") for p in PRODUITS},
    },
}


def deviner(entetes, cibles, prereglage, retenues):
    """{header: code of its target} for those that are known by heart or plainly named; a target is given once.

    What was remembered of a header yields to what it plainly names where the targets know it not: another generation.
    """
    par_lignee = {cible.lignee: cible.code for cible in reversed(cibles) if cible.lignee}
    connues = {cible.code for cible in cibles}
    par_mot = {mot: par_lignee.get(code, code) for code, mots in PREREGLAGES[prereglage].items() for mot in mots}
    devinees, prises = {}, set()
    for entete in entetes:
        retenue = retenues.get(entete)
        devinee = par_mot.get(cle_recherche(entete.replace("_", " ").replace("°", " ")))
        code = retenue if retenue == "" or retenue in connues else devinee
        if code in connues and code not in prises:
            devinees[entete] = code
            prises.add(code)
    return devinees
