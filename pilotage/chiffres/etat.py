"""Figures « état d’avancement »: how many instruments are expected, signed, close, pending (contracts §5, etat.*)."""

from decimal import Decimal

from conventions.models.instrument import Dispositif, Objet
from cus_tracker.cycle import SIGNEES_OU_PROCHES, Etat
from organismes.attendus import AVENANT_FOYERS

from .registre import Apport, Resultat, chiffre
from .sommes import couverture

SIGNEE = (Etat.SIGNEE,)
LOI = "CCH, art. L. 445-1"


def compte(etude, pieces, attendus):
    """Number of instruments, with the organisms that hold them among those expected."""
    apports = tuple(Apport(p.organisme, Decimal(1), instrument=p.pk) for p in pieces)
    detenteurs = {p.organisme for p in pieces}
    return Resultat(Decimal(len(pieces)), couverture(etude, detenteurs, attendus), apports=apports)


def compte_attendus(etude, organismes):
    """Number of organisms of which an instrument is expected, among the régional ones whose stock is known."""
    apports = tuple(Apport(pk, Decimal(1)) for pk in organismes)
    connus = [pk for pk, attendus in etude.attentes.items() if attendus is not None]
    return Resultat(Decimal(len(organismes)), couverture(etude, connus, etude.regionaux), apports=apports)


@chiffre(
    "etat.locatif.attendues",
    unite="conventions",
    formule="Organismes régionaux détenant des logements, hors périmètre hors-cus.",
    source=LOI,
)
def locatif_attendues(etude):
    return compte_attendus(etude, etude.regionaux_attendus(Dispositif.LOCATIF))


@chiffre(
    "etat.locatif.signees", unite="conventions", formule="CUS locatif signées des organismes régionaux.", source=LOI
)
def locatif_signees(etude):
    attendus = etude.regionaux_attendus(Dispositif.LOCATIF)
    return compte(etude, etude.conventions(Dispositif.LOCATIF, etats=SIGNEE), attendus)


@chiffre(
    "etat.locatif.hors_delai",
    unite="conventions",
    formule="CUS locatif signées dont la première signature suit la date limite de la génération.",
    source=LOI,
)
def locatif_hors_delai(etude):
    limite = etude.generation.date_limite
    attendus = etude.regionaux_attendus(Dispositif.LOCATIF)
    if limite is None:
        motif = f"La génération {etude.generation} n’a pas de date limite de signature connue."
        return Resultat(None, couverture(etude, (), attendus), complet=False, motif=motif)
    signees = etude.conventions(Dispositif.LOCATIF, etats=SIGNEE)
    return compte(etude, [p for p in signees if p.signe_le > limite], attendus)


@chiffre(
    "etat.locatif.remise_en_ordre",
    unite="conventions",
    formule="CUS locatif signées avec remise en ordre des loyers maximaux, à la signature ou par avenant signé.",
    source="CCH, art. L. 445-2",
)
def locatif_remise_en_ordre(etude):
    signees = etude.conventions(Dispositif.LOCATIF, etats=SIGNEE)
    avec = [p for p in signees if p.pk in etude.remises_en_ordre]
    return compte(etude, avec, etude.regionaux_attendus(Dispositif.LOCATIF))


@chiffre(
    "etat.locatif.extra_regionales",
    unite="organismes",
    formule="Organismes de siège hors région, détenant des logements en région, dont la CUS locatif est signée.",
    source="CCH, art. R. 445-1",
)
def locatif_extra_regionales(etude):
    signees = etude.conventions(Dispositif.LOCATIF, etude.extra_regionaux, SIGNEE)
    return compte(etude, signees, etude.extra_regionaux)


@chiffre(
    "etat.accession.attendues",
    unite="conventions",
    formule="Organismes régionaux sans logement ni logement-foyer, hors périmètre hors-cus.",
    source="CCH, art. R. 445-15",
)
def accession_attendues(etude):
    return compte_attendus(etude, etude.regionaux_attendus(Dispositif.ACCESSION))


@chiffre("etat.accession.signees", unite="conventions", formule="CUS accession signées des organismes régionaux.")
def accession_signees(etude):
    attendus = etude.regionaux_attendus(Dispositif.ACCESSION)
    return compte(etude, etude.conventions(Dispositif.ACCESSION, etats=SIGNEE), attendus)


@chiffre("etat.accession.en_suspens", unite="conventions", formule="CUS accession dont la signature est en suspens.")
def accession_en_suspens(etude):
    attendus = etude.regionaux_attendus(Dispositif.ACCESSION)
    return compte(etude, etude.conventions(Dispositif.ACCESSION, etats=(Etat.SUSPENDUE,)), attendus)


def foyers_attendus(etude):
    """The organisms expected a CUS foyers, then those expected an avenant logements-foyers."""
    return etude.regionaux_attendus(Dispositif.FOYERS), etude.regionaux_attendus(AVENANT_FOYERS)


@chiffre(
    "etat.foyers.attendus",
    unite="instruments",
    formule="CUS foyers et avenants logements-foyers attendus des organismes régionaux.",
    source="CCH, art. R. 445-24",
)
def foyers(etude):
    conventions, avenants = foyers_attendus(etude)
    return compte_attendus(etude, conventions + avenants)


@chiffre(
    "etat.foyers.conventions_signees_ou_proches",
    unite="conventions",
    formule="CUS foyers signées ou proches de la signature.",
)
def foyers_conventions(etude):
    return compte(etude, etude.conventions(Dispositif.FOYERS, etats=SIGNEES_OU_PROCHES), foyers_attendus(etude)[0])


@chiffre(
    "etat.foyers.avenants_signes_ou_proches",
    unite="avenants",
    formule="Avenants logements-foyers signés ou proches de la signature.",
)
def foyers_avenants(etude):
    return compte(etude, etude.avenants(Objet.LOGEMENTS_FOYERS, SIGNEES_OU_PROCHES), foyers_attendus(etude)[1])


@chiffre("etat.foyers.avenants_en_negociation", unite="avenants", formule="Avenants logements-foyers en négociation.")
def foyers_en_negociation(etude):
    return compte(etude, etude.avenants(Objet.LOGEMENTS_FOYERS, (Etat.NEGOCIATION,)), foyers_attendus(etude)[1])
