"""Section 3.1, existing stock (C3, C4): conventions that quantify thermal works, classes of energy performance."""

from datetime import date
from decimal import Decimal

from cus_tracker.accords import compter, pluriel
from cus_tracker.document import Colonne, Figure, Insecable, Ligne, Paragraphe, Section, Tableau
from cus_tracker.graphiques import Barres, Categorie, Seuil
from cus_tracker.typographie import nombre
from organismes.models import CLASSES_DPE
from pilotage.chiffres.parc import classees

from .tournures import fort, part_courte, phrase, phrases, proportion, quantite

SEUIL = "150 kWhEP/m²/an"
# The scale of energy classes changed on that day: before it, D begins above 150 kWhEP/m²/an; after it, above 180.
NOUVELLE_ECHELLE = date(2021, 7, 1)
BORNES = {"a": "≤ 50", "b": "51-90", "c": "91-150", "d": "151-230", "e": "231-330", "f": "331-450", "g": "> 450"}
# Loi 2009-967 (Grenelle 1), art. 5: the social dwellings that use most are to be renovated by then.
HORIZON = 2020
TROIS_QUARTS = (Decimal("0.72"), Decimal("0.78"))


def section(matiere):
    """The whole section."""
    blocs = [engagements(matiere), classes(matiere)]
    if matiere.valeur("dpe.efg") is not None:
        blocs.append(figure(matiere))
    return Section(
        "",
        "Dynamique patrimoniale : entretien du patrimoine existant",
        constat(matiere),
        tuple(blocs),
        code=f"indicateurs {codes(matiere)}",
        court="Patrimoine existant",
    )


def codes(matiere):
    """« C3 et C4 »: the indicators as agents call them."""
    usuels = {"C.III": "C3", "C.IV": "C4"}
    return " et ".join(usuels.get(code, code) for code in matiere.etude.valeurs.codes("C34")) or "C3 et C4"


def ancienne_echelle(matiere):
    """True when the classes at the date are those for which D begins above 150 kWhEP/m²/an."""
    return matiere.au < NOUVELLE_ECHELLE


def constat(matiere):
    """« Peu d’engagements chiffrés, alors que 64 % du parc relèverait des classes D à G. »"""
    n, total = chiffrees(matiere)
    part = matiere.valeur("dpe.plus_150.part")
    debut = (
        "Aucun engagement chiffré"
        if not n
        else "Peu d’engagements chiffrés"
        if 4 * n <= total
        else "Des engagements chiffrés"
    )
    if not total:
        debut = "Aucune convention signée à lire"
    if part is None:
        return f"{debut} ; l’état énergétique du parc n’est pas connu."
    lien, verbe = (
        "alors que" if 4 * n <= total else "et",
        "relèveraient" if "quarts" in en_fraction(part) else "relèverait",
    )
    return f"{debut}, {lien} {en_fraction(part)} du parc {verbe} des classes D à G."


def en_fraction(part):
    """« les trois quarts », « 64 % »."""
    bas, haut = TROIS_QUARTS
    return "les trois quarts" if bas <= part <= haut else part_courte(part)


def chiffrees(matiere):
    """Signed conventions that quantify something, and all of them."""
    return int(matiere.valeur("c34.conventions_chiffrees")), len(matiere.etude.valeurs.propres)


def engagements(matiere):
    """« Peu de CUS (2 sur 12) comprennent des engagements chiffrés en termes de rénovation thermique. »"""
    n, total = chiffrees(matiere)
    marge = matiere.marge(
        "c34.conventions_chiffrees",
        couverture=f"{nombre(total)} convention{'s' if pluriel(total) else ''} signée{'s' if pluriel(total) else ''}",
    )
    if not total:
        return Paragraphe(
            phrase("aucune CUS logements locatifs n’est signée : les engagements de rénovation ne sont pas connus"),
            marge,
        )
    couverture = matiere.valeur("dpe.couverture")
    attente = (
        "dans l’attente de la finalisation des diagnostics de performance énergétique (DPE), "
        if couverture is None or couverture < 1
        else ""
    )
    qui = proportion(n, total)
    verbe = "comprend" if n == 0 else "comprennent"
    cible = (", en vue du passage en classe C, soit au plus ", Insecable(SEUIL)) if ancienne_echelle(matiere) else ()
    noms = (
        f" ({matiere.noms({a.organisme for a in matiere.chiffres['c34.conventions_chiffrees'].apports})})"
        if matiere.interne and n
        else ""
    )
    if total == 1:
        dit = (
            "la seule CUS signée "
            + ("comprend" if n else "ne comprend aucun")
            + (" des engagements chiffrés" if n else " engagement chiffré")
        )
        return Paragraphe(phrase(attente, dit, " de rénovation thermique", cible), marge)
    negation = "ne " if n == 0 else ""
    quoi = " d’engagements chiffrés" if n == 0 else " des engagements chiffrés"
    return Paragraphe(
        phrase(
            attente, fort(qui), noms, f" {negation}{verbe}{quoi} en termes de rénovation thermique de logements", cible
        ),
        marge,
    )


def classes(matiere):
    """What the classes known so far let estimate for the whole stock."""
    marge = matiere.marge(
        "dpe.efg", "dpe.d", "dpe.plus_150", "dpe.plus_150.part", "dpe.couverture", couverture=part_classee(matiere)
    )
    efg, d, plus, part = (matiere.valeur(f"dpe.{nom}") for nom in ("efg", "d", "plus_150", "plus_150.part"))
    if efg is None:
        return Paragraphe(phrase("l’estimation par classe de DPE est ", matiere.motif("dpe.efg")), marge)
    connue = matiere.valeur("dpe.couverture")
    partiels = (
        ("les premiers éléments partiels de DPE, connus pour ", fort(part_courte(connue)), " du parc,")
        if connue < 1
        else ("les DPE, connus pour tout le parc,",)
    )
    echeance = f" à réhabiliter thermiquement d’ici {HORIZON}" if matiere.au.year < HORIZON else ""
    estimation = phrase(
        *partiels,
        " permettent d’estimer à ",
        fort(quantite(efg, "logement")),
        f" le parc classé E, F ou G{echeance}{entre_parentheses(matiere.hors_du_parc)}",
    )
    verbe = "relèveraient" if d >= 2 else "relèverait"
    suite = phrase(
        fort(quantite(d, "logement supplémentaire", "logements supplémentaires")), f" {verbe} de la classe D"
    )
    seuil = (
        ("afficheraient donc une consommation supérieure à ", Insecable(SEUIL))
        if ancienne_echelle(matiere)
        else ("relèveraient donc des classes D à G",)
    )
    total = phrase(
        "au total, ",
        fort(quantite(plus, "logement")),
        ", soit ",
        fort(part_courte(part)),
        f" du parc locatif social régional{matiere.hors_du_parc}, ",
        *seuil,
    )
    return Paragraphe(phrases(estimation, suite, total), marge)


def entre_parentheses(hors):
    """« (hors Cités du Coron Boréal) », nothing when nobody is left out."""
    return f" ({hors.strip()})" if hors else ""


def part_classee(matiere):
    """« 24 organismes sur 30 ; 60 % du parc classé, étendu à proportion »."""
    un = matiere.chiffres["dpe.couverture"]
    if un.valeur is None:
        return "aucune classe connue"
    qui = f"{compter(un.couverture.organismes, 'organisme')} sur {un.couverture.attendus}"
    return f"{qui}, {part_courte(un.valeur)} du parc classé ; estimation étendue à proportion"


def extrapolees(matiere):
    """{class: dwellings} estimated for the whole stock."""
    par_classe, _ = classees(matiere.etude)
    connus, parc = sum(par_classe.values()), matiere.etude.parc_regional
    return {classe: Decimal(parc) * par_classe[classe] / connus for classe in CLASSES_DPE}


def figure(matiere):
    """Dwellings by class, and a red line where D begins."""
    estimes = extrapolees(matiere)
    vieux = ancienne_echelle(matiere)
    categories = tuple(Categorie(c.upper(), (estimes[c],), BORNES[c] if vieux else "") for c in CLASSES_DPE)
    total = matiere.valeur("dpe.plus_150")
    bilan = (part_courte(matiere.valeur("dpe.plus_150.part")), "du parc", nombre(total, 0))
    barres = Barres(
        "Logements par classe de DPE",
        categories,
        seuil=Seuil(3, SEUIL if vieux else "classes D à G", bilan),
        largeur=318,
    )
    return Figure(
        "Le parc par classe de DPE",
        barres,
        tableau(matiere, estimes),
        "Logements, estimation pour l’ensemble du parc" + (" ; kWhEP/m²/an à gauche" if vieux else ""),
        source=champ(matiere),
    )


def champ(matiere):
    """What the chart bears on."""
    parc = nombre(matiere.etude.parc_regional)
    return f"Champ : {parc} logements{matiere.hors_du_parc}. Échelle des classes en vigueur à la date de situation."


def tableau(matiere, estimes):
    """The numbers by group of classes; the chart holds them class by class."""
    groupes = (("A à C", "abc"), ("D", "d"), ("E, F, G", "efg"), ("D à G", "defg"))
    ensemble = sum(estimes.values())
    lignes = []
    for nom, lettres in groupes:
        n = sum(estimes[lettre] for lettre in lettres)
        part = part_courte(n / ensemble) if ensemble else "–"
        lignes.append(Ligne((nom, nombre(n, 0), part), total=nom == "D à G"))
    colonnes = (Colonne("Classes"), Colonne("Logements", True), Colonne("Part", True))
    return Tableau("Par groupe de classes", colonnes, tuple(lignes))
