"""What separates the conventions, as the comparability sheets of A1 and D1 tell it (note of 3 October 2012, § 3.2)."""

from cus_tracker.accords import pluriel
from cus_tracker.document import Cellule, Colonne, Ligne, Paragraphe, Tableau
from cus_tracker.graphiques import Niveaux, Part
from cus_tracker.typographie import nombre
from pilotage import comparabilite_mots as mots

from .tournures import phrases


def par_critere(matiere):
    """(heading, [(words, conventions)], what it changes, figures) of each criterion, read in both sheets."""
    a1, d1 = matiere.comparabilite("A1"), matiere.comparabilite("D1")
    if a1:
        yield (
            "Territoire des objectifs de développement (A1)",
            mots.par_niveau(a1),
            mots.consequence_niveau(a1),
            ("a1.niveau.epci", "a1.niveau.departement", "a1.niveau.aucun", "a1.niveau.zonage"),
        )
    if d1:
        yield (
            "Lecture de « mis en commercialisation » (D1)",
            mots.par_lecture(d1),
            mots.consequence_lecture(d1),
            ("qualite.d1.lecture.avis_recueillis", "qualite.d1.lecture.deliberation"),
        )
    if a1:
        yield (
            "Reconstitution de l’offre ANRU dans A1",
            mots.par_lecture(a1),
            mots.consequence_anru(a1),
            ("qualite.a1.anru.inclus", "qualite.a1.anru.non_inclus"),
        )


def totaux(matiere):
    """The raw totals of A1 and D1 beside those of the organisms that may be compared; nothing where they agree."""
    dites = [mots.comparable(fiche) for famille in ("A1", "D1") if (fiche := matiere.comparabilite(famille))]
    bouts = (matiere.generation.premiere_annee, matiere.generation.derniere_annee)
    marge = matiere.marge("a1.total", *(f"d1.stock.{annee}" for annee in bouts))
    return (Paragraphe(phrases(*dites), marge),) if any(dites) else ()


def tableau(matiere):
    """What separates the conventions, how many on each side, what it changes."""
    n = len(matiere.etude.valeurs.propres)
    lignes = tuple(rang(*criteres, n) for criteres in par_critere(matiere))
    colonnes = (
        Colonne("Ce qui varie"),
        Colonne("Répartition des conventions signées"),
        Colonne("Conséquence pour la lecture"),
    )
    s = "s" if pluriel(n) else ""
    return Tableau(
        "Ce qui sépare les conventions, et ce que cela change",
        colonnes,
        lignes,
        f"{nombre(n)} convention{s} signée{s}",
        classe="compar",
    )


def rang(titre, repartition, consequence, chiffres, n):
    """One row, its small bar, its words, its references; what said nothing is counted too."""
    muets = n - sum(combien for _, combien in repartition)
    tout = [*repartition, *([("sans objectif donné", muets)] if muets > 0 else [])]
    vides = ("lecture inconnue", "non précisée", "sans objectif donné")
    parts = tuple(Part(mots, combien, vide=mots in vides) for mots, combien in tout if combien)
    dit = ", ".join(f"{nombre(combien)} {mots}" for mots, combien in tout if combien)
    return Ligne((titre, Cellule(dit, Niveaux(titre, parts)), Cellule(consequence, chiffres=chiffres)))


def heterogenes(matiere):
    """True when conventions differ on what is compared in the table."""
    return any(sum(bool(n) for _, n in repartition) > 1 for _, repartition, *_ in par_critere(matiere))
