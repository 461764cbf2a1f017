"""The words of a comparability sheet, on its page and in § 3.2 of the note alike."""

from cus_tracker.accords import accorder, compter, enumerer
from cus_tracker.redaction import approcher, part
from cus_tracker.typographie import corriger
from evaluations.qualite.mots import periode

from .comparabilite import RIEN, somme

STRICTES = {
    "inclus": "comprennent la reconstitution de l’offre ANRU",
    "non_inclus": "ne comprennent pas la reconstitution de l’offre ANRU",
    "inconnu": "ne disent pas si la reconstitution de l’offre ANRU est comprise",
    "avis_recueillis": "ne comptent que les logements dont la vente a recueilli les avis nécessaires",
    "deliberation": "comptent les logements dès la délibération",
    "inconnue": "ne disent pas quelle lecture ils retiennent",
}
COURTES = {
    "inclus": "incluse",
    "non_inclus": "non incluse",
    "inconnu": "non précisée",
    "avis_recueillis": "délibération et avis recueillis",
    "deliberation": "délibération seule",
    "inconnue": "lecture inconnue",
}
# What an organism is asked to choose between.
CHOIX = {
    "inclus": "reconstitution de l’offre ANRU comprise",
    "non_inclus": "reconstitution de l’offre ANRU non comprise",
    "avis_recueillis": "logements comptés une fois la délibération prise et les avis recueillis",
    "deliberation": "logements comptés dès la délibération",
}
QUESTION = (
    "Madame, Monsieur,\n\n"
    "Pour lire ensemble les objectifs des organismes de la région, il nous manque la lecture retenue par [organisme] "
    "pour l’indicateur {code} ({libelle}) :\n{choix}\n\n"
    "Je vous remercie de me l’indiquer avant la date ci-dessus.\n\n"
    "Mes services restent à votre disposition.\n\n"
    "Veuillez agréer, Madame, Monsieur, l’expression de ma considération distinguée."
)
NIVEAUX = {
    "epci": "à l’EPCI",
    "departement": "au département",
    "segment": "au segment",
    "aucun": "sans aucun territoire",
}


def phrases(fiche):
    """The sentences of a sheet: readings, comparable subset, levels, years; none says more than was given."""
    if not fiche.donnants:
        return (corriger(f"{fiche.indicateur.code_usuel} : aucun organisme n’a donné de valeur."),)
    dites = (lectures(fiche), comparable(fiche), niveaux(fiche), annees(fiche), consequence(fiche))
    return tuple(corriger(phrase) for phrase in dites if phrase)


def repartition(comptes, mots):
    """[(words, number)] of counts by reading or by level."""
    return [(mots[code], n) for code, n in comptes.items()]


def par_lecture(fiche):
    """[(words, number of signed conventions)] by reading."""
    return repartition({code: len(rangs) for code, rangs in fiche.lectures.items()}, COURTES)


def par_niveau(fiche):
    """[(words, number of signed conventions)] by finest level."""
    return repartition(fiche.niveaux, NIVEAUX)


def lectures(fiche):
    """How many signed conventions hold each reading; nothing where the indicator has none."""
    dits = []
    for code, rangs in fiche.lectures.items():
        if rangs:
            vides = sum(rang.groupe == RIEN for rang in rangs)
            dont = f" ; {compter(vides, 'organisme')} {accorder(vides, 'n’a', 'n’ont')} rien donné" if vides else ""
            qui = f"{compter(len(rangs), 'organisme')} ({part(fiche.part_parc(rangs) or 0)} du parc{dont})"
            dits.append(f"{qui} {accorde(STRICTES[code], len(rangs))}")
    return f"{fiche.indicateur.code_usuel} : {enumerer(dits)}." if dits else ""


def comparable(fiche):
    """The raw totals beside those of the comparable subset, for what the reading touches; nothing where they agree."""
    rangs, dits = fiche.comparables, []
    for place, grandeur in fiche.touchees:
        brut, propre = (somme(parmi, place) for parmi in (fiche.rangs, rangs))
        if brut is not None and propre is not None and brut != propre:
            quoi = f"{grandeur.nom} {periode(grandeur.debut, grandeur.fin)}"
            dits.append(f"{quoi}, {approcher(propre).texte()} au lieu de {approcher(brut).texte()}")
    if not dits:
        return ""
    qui = f"{compter(len(rangs), 'organisme')}, {part(fiche.part_parc(rangs) or 0)} du parc"
    return f"{fiche.indicateur.code_usuel}, sur le seul sous-ensemble comparable ({qui}) : {' ; '.join(dits)}."


def niveaux(fiche):
    """At which finest level each signed convention gave it, and how many gave the zoning."""
    comptes = [f"{compter(n, 'organisme')} {NIVEAUX[code]}" for code, n in fiche.niveaux.items() if n]
    zonage = f"{compter(fiche.zones, 'organisme')} {accorder(fiche.zones, 'donne', 'donnent')} le zonage"
    if not fiche.zones:
        zonage = "aucun ne donne le zonage"
    return f"Niveaux donnés : {enumerer(comptes)} ; {zonage}." if comptes else ""


def annees(fiche):
    """How many organisms left a counted year without a value."""
    partiels = sum(not rang.est_entier for rang in fiche.donnants)
    if not partiels:
        return ""
    return (
        f"{compter(partiels, 'organisme')} {accorder(partiels, 'laisse', 'laissent')} au moins une année sans valeur."
    )


def question(fiche):
    """(object, text) of the letter that asks which reading an organism holds; `[organisme]` stands for its name."""
    code, libelle = fiche.indicateur.code_usuel, fiche.indicateur.libelle.rstrip(".")
    lectures = [mots for code, mots in CHOIX.items() if code in fiche.lectures]
    choix = " ;\n".join(f"– {mots}" for mots in lectures)
    texte = QUESTION.format(code=code, libelle=libelle, choix=f"{choix}.")
    return corriger(f"{code} : lecture retenue"), corriger(texte)


def consequence(fiche):
    """What the readings of A1 or D1 change; nothing for another indicator."""
    return {"A1": consequence_anru, "D1": consequence_lecture}.get(fiche.indicateur.famille, lambda _: "")(fiche)


def consequence_niveau(fiche):
    """What uneven territories change; the level of a convention is its finest, its other rows may name none."""
    if not fiche.donnants:
        return "Rien ne se lit par territoire ni par zone de marché."
    dit = "Tout objectif donné a un territoire."
    if any(rang.sans_territoire for rang in fiche.donnants):
        dit = "Des objectifs sont donnés sans territoire."
        if not fiche.est_territorialise:
            dit = "Les parts par département ne portent pas sur tout le total."
    if not fiche.zones:
        return f"{dit} Rien ne se lit par zone de marché."
    qui = "Une convention" if fiche.zones == 1 else compter(fiche.zones, "convention")
    return f"{dit} {qui} {accorder(fiche.zones, 'suit', 'suivent')} le zonage."


def consequence_lecture(fiche):
    """What the two readings of the stock on sale change."""
    if fiche.lectures["deliberation"]:
        return (
            "Le stock mis en vente est plus large là où seule la délibération compte ; les ventes ne sont pas touchées."
        )
    if fiche.lectures["avis_recueillis"]:
        return "Le stock mis en vente se compare entre les conventions dont la lecture est connue."
    return "La lecture n’est connue pour aucune convention : le stock mis en vente se compare mal."


def consequence_anru(fiche):
    """What rebuilding left out changes."""
    if fiche.lectures["non_inclus"]:
        return "Supposée comprise, la reconstitution ne l’est pas partout : le total A1 est un minimum."
    if fiche.lectures["inconnu"]:
        return "Supposée comprise, la reconstitution n’est pas toujours précisée."
    return "La reconstitution est partout comprise, comme le texte le suppose."


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
