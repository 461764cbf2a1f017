"""Figures of new dwellings, family A1: totals, products, territories, first results (contracts §5, a1.*)."""

from decimal import Decimal

from .lecture import REALISE
from .references import FRANCE
from .registre import Apport, Resultat, chiffre
from .sommes import absent, couverture, divise, donnees, evolution, extreme, extreme_au_parc, sans_valeur, somme
from .valeurs import PRODUITS

LOI = "CCH, art. R. 445-5, indicateur A.I"
DEPASSEMENT = Decimal("1.2")
SANS_PARC = "Le parc de la région n’est pas connu."


def parts_a1(etude, *, annee=None, nature="objectif", produit="", departement=""):
    """Parts of A.I over the counted years, or over one year."""
    debut, fin = (annee, annee) if annee else (etude.generation.premiere_annee, etude.generation.derniere_annee)
    valeurs = etude.valeurs
    return valeurs.parts(valeurs.code("A1"), "", debut, fin, nature=nature, produit=produit, departement=departement)


@chiffre("a1.total", unite="logements", formule="Somme des objectifs A.I sur les années comptées.", source=LOI)
def total(etude):
    return somme(etude, parts_a1(etude))


@chiffre("a1.moyenne_annuelle", unite="logements par an", formule="a1.total ÷ nombre d’années comptées.", source=LOI)
def moyenne_annuelle(etude):
    return divise(total(etude), etude.generation.duree, "")


@chiffre("a1.effort", unite="part", formule="a1.total ÷ parc des organismes attendus, en région.", source=LOI)
def effort(etude):
    return divise(total(etude), etude.parc_regional, SANS_PARC)


@chiffre("a1.evolution", unite="croissance", formule="a1.total ÷ référence des six années précédentes − 1.", source=LOI)
def evolution_totale(etude):
    return evolution(total(etude), etude.references.de_la_region("A1"), etude.references.motif_absence())


def part_plai(plai, plus):
    """PLAI ÷ (PLAI + PLUS), or None when one is missing or both are zero."""
    if plai is None or plus is None or not plai + plus:
        return None
    return plai / (plai + plus)


@chiffre("a1.plai.part", unite="part", formule="PLAI ÷ (PLAI + PLUS) des objectifs A.I.", source=LOI)
def plai_part(etude):
    plai, plus = (somme(etude, parts_a1(etude, produit=produit)) for produit in ("PLAI", "PLUS"))
    ensemble = Resultat(
        part_plai(plai.valeur, plus.valeur),
        couverture(etude, {apport.organisme for apport in plai.apports + plus.apports}),
        complet=plai.complet and plus.complet,
        apports=plai.apports + plus.apports,
        questions=plai.questions + plus.questions,
    )
    if ensemble.valeur is None:
        return sans_valeur(ensemble, "Les objectifs en PLAI et en PLUS ne sont pas donnés, ou ils sont nuls.")
    return ensemble


def evolution_produit(etude, produit):
    """Growth of one product against its own reference."""
    references = etude.references
    total_produit = somme(etude, parts_a1(etude, produit=produit))
    motif = references.motif_absence(f"en {produit} ")
    return evolution(total_produit, references.de_la_region("A1", produit), motif)


@chiffre("a1.plai.evolution", unite="croissance", formule="Objectifs PLAI ÷ référence PLAI − 1.", source=LOI)
def plai_evolution(etude):
    return evolution_produit(etude, "PLAI")


@chiffre("a1.pls.evolution", unite="croissance", formule="Objectifs PLS ÷ référence PLS − 1.", source=LOI)
def pls_evolution(etude):
    return evolution_produit(etude, "PLS")


def reference_nationale(etude, champ):
    """A field of the national share of PLAI: the row spanning the counted years, else the latest."""
    lignes = etude.references.trouver("A1", niveau="france", territoire=FRANCE, grandeur="part_plai", produit=None)
    annees = (etude.generation.premiere_annee, etude.generation.derniere_annee)
    exactes = [ligne for ligne in lignes if (ligne.debut, ligne.fin) == annees]
    retenue = next(iter(exactes or lignes), None)
    valeur = getattr(retenue, champ, None)
    if valeur is None:
        return absent(etude, "La part nationale du PLAI n’est pas saisie dans les références.")
    return Resultat(valeur, couverture(etude, ()))


@chiffre("a1.plai.part.nationale", unite="part", formule="Référence nationale « part_plai ».")
def plai_nationale(etude):
    return reference_nationale(etude, "valeur")


@chiffre(
    "a1.plai.part.nationale.minimum", unite="part", formule="Référence nationale « part_plai », minimum des régions."
)
def plai_nationale_minimum(etude):
    return reference_nationale(etude, "minimum")


@chiffre(
    "a1.plai.part.nationale.maximum", unite="part", formule="Référence nationale « part_plai », maximum des régions."
)
def plai_nationale_maximum(etude):
    return reference_nationale(etude, "maximum")


def parts_plai(etude):
    """{organism: (PLAI ÷ (PLAI + PLUS), complete)} of those that gave both."""
    plai, plus = donnees(parts_a1(etude, produit="PLAI")), donnees(parts_a1(etude, produit="PLUS"))
    return {
        pk: (rapport, plai[pk].complet and plus[pk].complet)
        for pk in plai
        if pk in plus and (rapport := part_plai(plai[pk].valeur, plus[pk].valeur)) is not None
    }


def extreme_plai(etude, choisir):
    """The smallest or greatest share of PLAI of an organism."""
    questions = tuple(parts_a1(etude, produit=produit).question for produit in ("PLAI", "PLUS"))
    return extreme(etude, parts_plai(etude), choisir, questions)


@chiffre("a1.effort.minimum", unite="part", formule="Plus faible rapport objectifs A.I ÷ parc d’un organisme.")
def effort_minimum(etude):
    return extreme_au_parc(etude, parts_a1(etude), min)


@chiffre("a1.effort.maximum", unite="part", formule="Plus fort rapport objectifs A.I ÷ parc d’un organisme.")
def effort_maximum(etude):
    return extreme_au_parc(etude, parts_a1(etude), max)


@chiffre("a1.plai.part.minimum", unite="part", formule="Plus faible part de PLAI d’un organisme.")
def plai_minimum(etude):
    return extreme_plai(etude, min)


@chiffre("a1.plai.part.maximum", unite="part", formule="Plus forte part de PLAI d’un organisme.")
def plai_maximum(etude):
    return extreme_plai(etude, max)


def departements(etude):
    """The keys of the figures by département."""
    return [{"code": code} for code in etude.departements]


@chiffre(
    "a1.departement.{code}.part",
    unite="part",
    formule="Objectifs A.I du département ÷ somme des objectifs des départements.",
    source=LOI,
    cles=departements,
)
def departement_part(etude, code):
    sommes = {d: somme(etude, parts_a1(etude, departement=d)) for d in etude.departements}
    territorialise = sum(s.valeur for s in sommes.values() if s.valeur is not None)
    ensemble = Resultat(
        sommes[code].valeur,
        couverture(etude, {apport.organisme for s in sommes.values() for apport in s.apports}),
        complet=all(s.complet for s in sommes.values() if s.valeur is not None),
        apports=sommes[code].apports,
        questions=sommes[code].questions,
    )
    if sommes[code].valeur is None:
        return sans_valeur(ensemble, "Aucun objectif A.I n’est donné dans ce département.")
    return divise(ensemble, territorialise, "Les objectifs A.I donnés par département sont nuls.")


@chiffre(
    "a1.reference.departement.{code}.part",
    unite="part",
    formule="Référence du département ÷ somme des références des départements, six années précédentes.",
    cles=departements,
)
def reference_departement_part(etude, code):
    valeurs = etude.references.des_departements("A1")
    ensemble = sum(valeurs.values())
    if code not in valeurs or not ensemble:
        return absent(etude, etude.references.motif_absence("par département "))
    return Resultat(valeurs[code] / ensemble, couverture(etude, ()), complet=len(valeurs) == len(etude.departements))


def annees_realisees(etude):
    """The keys (year, product) of the first results: counted years with a known one-year realised row over R."""
    annees = etude.valeurs.annees_donnees(etude.valeurs.code("A1"), REALISE)
    comptees = [annee for annee in etude.generation.annees if annee in annees]
    return [{"annee": annee, "produit": produit} for annee in comptees for produit in PRODUITS]


def realises_compares(etude, annee, produit):
    """{organism: (realised, objective)} of those that gave both for one year of a product, the objective not zero."""
    prevus = donnees(parts_a1(etude, annee=annee, produit=produit))
    faits = donnees(parts_a1(etude, annee=annee, produit=produit, nature=REALISE))
    return {pk: (faits[pk], prevu) for pk, prevu in prevus.items() if prevu.valeur and pk in faits}


@chiffre(
    "a1.realise.{annee}.depassements.{produit}",
    unite="organismes",
    formule="Organismes dont le réalisé {annee} dépasse de plus de 20 % l’objectif de l’année en {produit}.",
    source=LOI,
    cles=annees_realisees,
)
def depassements(etude, annee, produit):
    prevus = parts_a1(etude, annee=annee, produit=produit)
    faits = parts_a1(etude, annee=annee, produit=produit, nature=REALISE)
    compares = realises_compares(etude, annee, produit)
    au_dessus = {pk: fait for pk, (fait, prevu) in compares.items() if fait.valeur > DEPASSEMENT * prevu.valeur}
    return Resultat(
        Decimal(len(au_dessus)),
        couverture(etude, compares),
        complet=all(part.complet for parts in (prevus, faits) for part in parts.values()),
        apports=tuple(Apport(pk, fait.valeur, fait.lignes) for pk, fait in au_dessus.items()),
        questions=(prevus.question, faits.question),
    )
