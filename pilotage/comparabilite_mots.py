"""The sentences of a comparability fiche, as the note prints them (note of 3 October 2012, § 3.2)."""

from cus_tracker.accords import accorder, compter, enumerer
from cus_tracker.redaction import approcher, part
from cus_tracker.typographie import corriger

from .comparabilite import RIEN, somme

STRICTES = {
    "inclus": "comprennent la reconstitution de l’offre ANRU",
    "non_inclus": "ne comprennent pas la reconstitution de l’offre ANRU",
    "inconnu": "ne disent pas si la reconstitution de l’offre ANRU est comprise",
    "avis_recueillis": "ne comptent que les logements dont la vente a recueilli les avis nécessaires",
    "deliberation": "comptent les logements dès la délibération",
    "inconnue": "ne disent pas quelle lecture ils retiennent",
}
NIVEAUX = {
    "epci": "par EPCI",
    "departement": "par département",
    "segment": "par segment",
    "aucun": "sans aucun territoire",
}


def phrases(fiche):
    """The sentences of a fiche: readings, comparable subset, levels, years; none says more than was given."""
    if not fiche.donnants:
        return (corriger(f"{fiche.indicateur.code_usuel} : aucun organisme n’a donné de valeur."),)
    dites = (lectures(fiche), comparable(fiche), niveaux(fiche), annees(fiche))
    return tuple(corriger(phrase) for phrase in dites if phrase)


def lectures(fiche):
    """How many organisms hold each reading; nothing where the indicator has none."""
    if not fiche.qualificatif:
        return ""
    dits = [
        f"{compter(len(groupe.rangs), 'organisme')} ({part(fiche.part_parc(groupe.rangs) or 0)} du parc) "
        f"{accorde(STRICTES[groupe.code], len(groupe.rangs))}"
        for groupe in fiche.groupes
        if groupe.code != RIEN
    ]
    return f"{fiche.indicateur.code_usuel} : {enumerer(dits)}."


def comparable(fiche):
    """The raw totals beside those of the comparable subset."""
    rangs = fiche.comparables
    dits = []
    for place, grandeur in enumerate(fiche.grandeurs):
        brut, propre = (somme(parmi, place) for parmi in (fiche.rangs, rangs))
        if brut is not None and propre is not None and brut != propre:
            dits.append(
                f"{grandeur.libelle[:1].lower()}{grandeur.libelle[1:]} : {approcher(propre).texte()} au lieu de "
                f"{approcher(brut).texte()}"
            )
    if not dits:
        return ""
    qui = compter(len(rangs), "organisme")
    return (
        f"Sur le seul sous-ensemble comparable ({qui}, {part(fiche.part_parc(rangs) or 0)} du parc), "
        f"{' ; '.join(dits)}."
    )


def niveaux(fiche):
    """At which finest level each gave it, and who gave the zoning."""
    comptes = [
        f"{compter(n, 'organisme')} {nom}"
        for code, nom in NIVEAUX.items()
        if (n := sum(rang.niveau == code for rang in fiche.donnants))
    ]
    zones = sum(rang.zonage for rang in fiche.donnants)
    zonage = f"{compter(zones, 'organisme')} {accorder(zones, 'donne', 'donnent')} le zonage"
    if not zones:
        zonage = "aucun ne donne le zonage"
    return f"Niveaux donnés : {enumerer(comptes)} ; {zonage}."


def annees(fiche):
    """How many organisms left a counted year without a value."""
    partiels = sum(not rang.est_entier for rang in fiche.donnants)
    if not partiels:
        return ""
    return (
        f"{compter(partiels, 'organisme')} {accorder(partiels, 'laisse', 'laissent')} au moins une année sans valeur."
    )


def accorde(groupe_verbal, n):
    """The verb of a reading, singular for one organism."""
    if n >= 2:
        return groupe_verbal
    return (
        groupe_verbal.replace("comprennent", "comprend")
        .replace("comptent", "compte")
        .replace("ne disent", "ne dit")
        .replace("ils retiennent", "il retient")
    )
