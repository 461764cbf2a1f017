"""Section 3.2 of the note: how detailed, how filled, how comparable the data are, and what the first year says."""

from collections import Counter
from decimal import Decimal

from conventions.models import Indicateur, Objectif
from conventions.models.instrument import Dispositif, Objet
from conventions.models.qualificatif import Qualificatif
from cus_tracker.accords import accorder, compter, enumerer
from cus_tracker.cycle import Etat
from cus_tracker.document import Paragraphe, Section
from cus_tracker.typographie import corriger, nombre
from pilotage.chiffres import a1
from pilotage.chiffres.valeurs import PRODUITS

from . import comparabilite
from .tournures import fort, nombre_de, part_courte, phrase, phrases

AXES_FINS = {"segment": "segment", "zus": "en ZUS et hors ZUS", "categorie": "catégorie de classement"}
DISPERSE = Decimal("0.1")


def section(matiere):
    """The whole section."""
    if not matiere.etude.valeurs.propres:
        vide = Paragraphe(
            phrase("aucune CUS logements locatifs n’est signée : il n’y a pas encore de données à comparer")
        )
        return Section(
            "3.2",
            "Les limites et contraintes du dispositif",
            "Rien à comparer à cette date.",
            (vide,),
            court="Limites et contraintes",
        )
    separe = (comparabilite.tableau(matiere), *comparabilite.totaux(matiere))
    blocs = (complexite(matiere), remplissage(matiere), *separe, a_minima(matiere))
    return Section(
        "3.2", "Les limites et contraintes du dispositif", constat(matiere), blocs, court="Limites et contraintes"
    )


def constat(matiere):
    """« Des données à rendre homogènes avant la première évaluation. »"""
    completude = matiere.valeur("qualite.completude")
    if completude == 1 and not comparabilite.heterogenes(matiere):
        return "Des données complètes et comparables d’un organisme à l’autre."
    return "Des données à compléter et à rendre homogènes pour comparer les organismes."


def donnees_par_indicateur(matiere):
    """{code: cells given} over the signed conventions, and the conventions that gave each."""
    valeurs = matiere.etude.valeurs
    codes = Indicateur.objects.filter(generation=matiere.generation, dispositif=Dispositif.LOCATIF).values_list(
        "code", "axes"
    )
    comptes = {}
    for code, axes in codes:
        lignes = [[x for x in valeurs.lecture.en_vigueur(p.pk, code) if x.est_donnee] for p in valeurs.propres]
        comptes[code] = (axes, sum(map(len, lignes)), sum(bool(siennes) for siennes in lignes))
    return comptes


def complexite(matiere):
    """Which indicators are asked over several fine axes, and how many cells that makes."""
    comptes = donnees_par_indicateur(matiere)
    fins = {code: c for code, c in comptes.items() if sum(axe in c[0] for axe in AXES_FINS) > 1}
    total = sum(n for _, n, _ in comptes.values())
    if not fins or not total:
        return Paragraphe(
            phrase("aucun indicateur renseigné n’est demandé à la fois par segment, par ZUS et par catégorie")
        )
    code = max(fins, key=lambda c: fins[c][1])
    axes, n, combien = fins[code]
    detail = enumerer(mots for axe, mots in AXES_FINS.items() if axe in axes)
    poids = f" ; {code} occupe ainsi à lui seul {nombre(n)} des {nombre(total)} valeurs données" if n else ""
    combien = f", pour {nombre_de(combien, 'convention', feminin=True)}" if n else ""
    return Paragraphe(
        phrase(
            "certains indicateurs sont très complexes ou détaillés et rendent l’exploitation, l’analyse et à terme "
            "l’évaluation difficiles : les indicateurs sociaux se renseignent parfois par ",
            detail,
            poids,
            combien,
        )
    )


def remplissage(matiere):
    """Completeness over the conventions, how far it differs, what was already corrected or amended."""
    completude = matiere.chiffres["qualite.completude"]
    marge = matiere.marge("qualite.completude")
    if completude.valeur is None:
        return Paragraphe(phrase("le taux de remplissage est ", matiere.motif("qualite.completude")), marge)
    taux = [a.valeur for a in completude.apports]
    bas, haut, attendus = min(taux), max(taux), len(matiere.etude.valeurs.obligatoires)
    forme = "assez hétérogène" if haut - bas >= DISPERSE else "homogène"
    bouts = f" (de {part_courte(bas)} à {part_courte(haut)} selon les conventions)" if bas != haut else ""
    if len(taux) == 1:
        seule = "la seule convention signée donne au moins un objectif pour "
        dit = phrase(seule, fort(part_courte(bas)), " des indicateurs obligatoires")
        return Paragraphe(phrases(dit, corrections(matiere)), marge)
    donnes = nombre(sum(taux) * attendus, 0)
    dit = phrase(
        "le remplissage des indicateurs par les organismes est ",
        fort(forme),
        " : ",
        fort(part_courte(completude.valeur)),
        " des indicateurs obligatoires ont au moins un objectif, ",
        f"soit {donnes} sur {nombre(attendus * len(taux))}{bouts}",
    )
    return Paragraphe(phrases(dit, corrections(matiere)), marge)


def corrections(matiere):
    """What was changed or completed since it was first given, and what amendments brought."""
    etude = matiere.etude
    instruments = [p.pk for p in etude.valeurs.propres]
    avenants = [p for p in etude.avenants(Objet.OBJECTIFS, (Etat.SIGNEE,)) if p.parent in set(instruments)]
    n, m = corrigees(matiere, instruments), len(avenants)
    faits = (
        [f"{nombre_de(n, 'objectif a été rectifié ou complété', 'objectifs ont été rectifiés ou complétés')}"]
        if n
        else []
    )
    faits += [f"{nombre_de(m, 'avenant a modifié des objectifs', 'avenants ont modifié des objectifs')}"] if m else []
    deja = (
        phrase("depuis la signature, ", " et ".join(faits))
        if faits
        else phrase("aucune donnée n’a été modifiée depuis la signature")
    )
    besoin = phrase(
        "une modification ou un complément des données fournies reste nécessaire pour disposer d’éléments homogènes "
        "entre organismes"
    )
    return phrases(
        deja, besoin if matiere.valeur("qualite.completude") < 1 or comparabilite.heterogenes(matiere) else ()
    )


def corrigees(matiere, instruments):
    """Number of cells of these conventions that are known in several versions."""
    lignes = Objectif.objects.filter(instrument__in=instruments)
    borne = matiere.etude.regard.borne
    if borne is not None:
        lignes = lignes.filter(saisi_le__lt=borne)
    cle = (
        "instrument",
        "indicateur",
        "mesure",
        "debut",
        "fin",
        "departement",
        "produit",
        "epci",
        "zonage",
        "zus",
        "segment",
    )
    return sum(n > 1 for n in Counter(lignes.order_by().values_list(*cle)).values())


def a_minima(matiere):
    """Indicators that seem filled at the least, and first results above the objectives."""
    dits = Qualificatif.objects.filter(
        convention__in=[p.pk for p in matiere.etude.valeurs.propres],
        qualificatif=Qualificatif.Nature.A_MINIMA,
        valeur="oui",
    )
    organismes = {p.pk: p.organisme for p in matiere.etude.valeurs.propres}
    qui = {organismes[pk] for pk in dits.values_list("convention", flat=True)}
    noms = f" ({matiere.noms(qui)})" if matiere.interne and qui else ""
    debut = "compte tenu de la difficulté à se projeter sur plusieurs années dans un environnement évolutif, "
    dit = (
        phrase(
            debut,
            "certains indicateurs semblent remplis a minima dans ",
            fort(nombre_de(len(qui), "convention", feminin=True)),
            noms,
        )
        if qui
        else phrase("aucune convention n’est signalée comme remplie a minima")
    )
    return Paragraphe(phrases(dit, *depassements(matiere)), marge_des_depassements(matiere))


def annees_connues(matiere):
    """The years of the generation with first results."""
    return [a for a in matiere.generation.annees if matiere.chiffre(f"a1.realise.{a}.depassements.PLUS")]


def annees_comparees(matiere):
    """{year: what `par_produit` says of it}: those where a realised value meets an objective of the same year."""
    return {annee: dits for annee in annees_connues(matiere) if (dits := par_produit(matiere, annee))}


def marge_des_depassements(matiere):
    """The register of each year compared, its products together."""
    entrees = ()
    for annee in annees_comparees(matiere):
        noms = [f"a1.realise.{annee}.depassements.{produit}" for produit in PRODUITS]
        compares = max(n for _, n, _ in par_produit(matiere, annee))
        couverture = f"{', '.join(PRODUITS)} ; {compter(compares, 'organisme')} au réalisé connu, seuil 1,2 × objectif"
        entrees += matiere.marge_de_repartition(*noms, couverture=corriger(couverture))
    return entrees


def depassements(matiere):
    """« En 2011, le réalisé dépasse de plus de 20 % l’objectif pour 8 organismes sur 17 en PLUS, 11 sur 16 en PLS. »"""
    connues = annees_connues(matiere)
    if not connues:
        return (phrase("aucun réalisé annuel n’est encore connu"),)
    comparees = annees_comparees(matiere)
    muettes = [str(annee) for annee in connues if annee not in comparees]
    return (*(une_annee(*une) for une in comparees.items()), *sans_comparaison(muettes))


def sans_comparaison(annees):
    """« En 2019, 2020 et 2021, aucun réalisé ne se compare à un objectif de l’année. »: said once for all of them."""
    de_l_annee = accorder(len(annees), "de l’année", "de la même année")
    return (phrase(f"en {enumerer(annees)}, aucun réalisé ne se compare à un objectif {de_l_annee}"),) if annees else ()


def par_produit(matiere, annee):
    """[(organisms clearly above, organisms compared, product)] of a year, for the products that compare."""
    compares = {produit: len(a1.realises_compares(matiere.etude, annee, produit)) for produit in PRODUITS}
    nom = f"a1.realise.{annee}.depassements"
    return [(int(matiere.valeur(f"{nom}.{produit}")), n, produit) for produit, n in compares.items() if n]


def une_annee(annee, dits):
    """The organisms clearly above their objective in a year, product by product."""
    if not any(n for n, *_ in dits):
        return phrase(f"en {annee}, aucun niveau de réalisation n’est nettement supérieur (plus de 20 %) aux objectifs")
    mots = [f"{nombre_de(n, 'organisme')} sur {combien} en {produit}" for n, combien, produit in dits]
    return phrase(
        f"en {annee}, des niveaux de réalisation sont nettement supérieurs (de plus de 20 %) aux objectifs "
        "prévisionnels pour ",
        fort(enumerer(mots)),
    )
