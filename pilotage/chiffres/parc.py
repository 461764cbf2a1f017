"""Figures of the stock: thermal objectives and classes of energy performance (contracts §5, c34.* and dpe.*)."""

from decimal import Decimal

from organismes.models import CLASSES_DPE

from .registre import Apport, Resultat, chiffre
from .sommes import absent, couverture

SOURCE_DPE = "Patrimoine des organismes, classes du DPE"
SANS_PARC = "Le parc de la région n’est pas connu."
EFG, D, PLUS_150 = "efg", "d", "defg"


@chiffre(
    "c34.conventions_chiffrees",
    unite="conventions",
    formule="CUS locatif signées comportant un objectif chiffré C.III ou C.IV.",
    source="CCH, art. R. 445-5, indicateurs C.III et C.IV",
)
def conventions_chiffrees(etude):
    valeurs = etude.valeurs
    codes = valeurs.codes("C34")
    chiffrees = [
        convention
        for convention in valeurs.propres
        if any(ligne.valeur is not None for code in codes for ligne in valeurs.lecture.en_vigueur(convention.pk, code))
    ]
    apports = tuple(Apport(p.organisme, Decimal(1), instrument=p.pk) for p in chiffrees)
    return Resultat(Decimal(len(chiffrees)), couverture(etude, {p.organisme for p in chiffrees}), apports=apports)


def classees(etude):
    """({class: dwellings}, {organism: its classed dwellings}) over R, for the organisms expected a CUS locatif."""
    par_classe, par_organisme = dict.fromkeys(CLASSES_DPE, 0), {}
    for organisme in etude.attendus_locatif:
        for stock in etude.stocks(organisme):
            for classe, nombre in zip(CLASSES_DPE, stock.classes, strict=True):
                if nombre is not None:
                    par_classe[classe] += nombre
                    par_organisme[organisme] = par_organisme.get(organisme, 0) + nombre
    return par_classe, par_organisme


@chiffre("dpe.couverture", unite="part", formule="Logements dont la classe est connue ÷ parc.", source=SOURCE_DPE)
def dpe_couverture(etude):
    par_classe, par_organisme = classees(etude)
    if not etude.parc_regional:
        return absent(etude, SANS_PARC)
    apports = tuple(Apport(pk, Decimal(nombre)) for pk, nombre in par_organisme.items())
    valeur = Decimal(sum(par_classe.values())) / etude.parc_regional
    return Resultat(valeur, couverture(etude, par_organisme), apports=apports)


def extrapole(etude, classes, *, en_part=False):
    """Stock × share of these classes among classed dwellings, the share taken once on the regional sums."""
    par_classe, par_organisme = classees(etude)
    connus = sum(par_classe.values())
    if not etude.parc_regional:
        return absent(etude, SANS_PARC)
    if not connus:
        return absent(etude, "Aucun diagnostic de performance énergétique n’est connu.")
    part = Decimal(sum(par_classe[classe] for classe in classes)) / connus
    apports = tuple(Apport(pk, Decimal(nombre)) for pk, nombre in par_organisme.items())
    valeur = part if en_part else part * etude.parc_regional
    return Resultat(valeur, couverture(etude, par_organisme), apports=apports)


@chiffre(
    "dpe.efg",
    unite="logements",
    formule="Parc × part des classes E, F et G parmi les logements classés.",
    source=SOURCE_DPE,
)
def dpe_efg(etude):
    return extrapole(etude, EFG)


@chiffre(
    "dpe.d", unite="logements", formule="Parc × part de la classe D parmi les logements classés.", source=SOURCE_DPE
)
def dpe_d(etude):
    return extrapole(etude, D)


@chiffre(
    "dpe.plus_150",
    unite="logements",
    formule="Parc × part des classes D à G parmi les logements classés.",
    source=SOURCE_DPE,
)
def dpe_plus_150(etude):
    return extrapole(etude, PLUS_150)


@chiffre("dpe.plus_150.part", unite="part", formule="dpe.plus_150 ÷ parc.", source=SOURCE_DPE)
def dpe_plus_150_part(etude):
    return extrapole(etude, PLUS_150, en_part=True)
