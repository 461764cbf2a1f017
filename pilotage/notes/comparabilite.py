"""What separates the conventions: level of territory, reading of D1, rebuilding in A1; how many, what it changes."""

from cus_tracker.accords import pluriel
from cus_tracker.document import Cellule, Colonne, Ligne, Tableau
from cus_tracker.graphiques import Niveaux, Part
from cus_tracker.typographie import nombre

from .disparites import NIVEAUX
from .tournures import nombre_de

LECTURES = (
    ("avis_recueillis", "délibération et avis recueillis"),
    ("deliberation", "délibération seule"),
    ("inconnue", "lecture inconnue"),
)
ANRU = (("inclus", "incluse"), ("non_inclus", "non incluse"), ("inconnu", "non précisée"))


def niveaux(matiere):
    """How many conventions at each territorial level."""
    return [(mots, int(matiere.valeur(f"a1.niveau.{nom}") or 0)) for nom, mots in NIVEAUX]


def lectures(matiere):
    """How many conventions by reading of « mis en commercialisation »."""
    return [(mots, int(matiere.valeur(f"qualite.d1.lecture.{nom}") or 0)) for nom, mots in LECTURES]


def reconstitution(matiere):
    """How many conventions by what A1 holds of ANRU rebuilding."""
    return [(mots, int(matiere.valeur(f"qualite.a1.anru.{nom}") or 0)) for nom, mots in ANRU]


def tableau(matiere):
    """What separates the conventions, how many on each side, what it changes."""
    n = len(matiere.etude.valeurs.propres)
    niveau, lecture, anru = niveaux(matiere), lectures(matiere), reconstitution(matiere)
    lignes = (
        rang(
            "Territoire des objectifs de développement (A1)",
            niveau,
            consequence_niveau(matiere),
            ("a1.niveau.epci", "a1.niveau.departement", "a1.niveau.aucun", "a1.niveau.zonage"),
            n,
        ),
        rang(
            "Lecture de « mis en commercialisation » (D1)",
            lecture,
            consequence_lecture(lecture),
            ("qualite.d1.lecture.avis_recueillis", "qualite.d1.lecture.deliberation"),
            n,
        ),
        rang(
            "Reconstitution de l’offre ANRU dans A1",
            anru,
            consequence_anru(anru),
            ("qualite.a1.anru.inclus", "qualite.a1.anru.non_inclus"),
            n,
        ),
    )
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


def consequence_niveau(matiere):
    """What uneven territories change."""
    sans = int(matiere.valeur("a1.niveau.aucun") or 0)
    zones = int(matiere.valeur("a1.niveau.zonage") or 0)
    dit = (
        "Les parts par département ne portent pas sur tout le total."
        if sans
        else "Tout objectif donné a un territoire."
    )
    if not zones:
        return f"{dit} Rien ne se lit par zone de marché."
    return f"{dit} {nombre_de(zones, 'convention suit', 'conventions suivent', feminin=True).capitalize()} le zonage."


def consequence_lecture(repartition):
    """What the two readings of the stock on sale change."""
    comptes = dict(repartition)
    if comptes["délibération seule"]:
        return (
            "Le stock mis en vente est plus large là où seule la délibération compte ; les ventes ne sont pas touchées."
        )
    if comptes["délibération et avis recueillis"]:
        return "Le stock mis en vente se compare entre les conventions dont la lecture est connue."
    return "La lecture n’est connue pour aucune convention : le stock mis en vente se compare mal."


def consequence_anru(repartition):
    """What rebuilding left out changes."""
    comptes = dict(repartition)
    if comptes["non incluse"]:
        return "Supposée comprise, la reconstitution ne l’est pas partout : le total A1 est un minimum."
    if comptes["non précisée"]:
        return "Supposée comprise, la reconstitution n’est pas toujours précisée."
    return "La reconstitution est partout comprise, comme le texte le suppose."


def heterogenes(matiere):
    """True when conventions differ on what is compared in the table."""
    repartitions = (niveaux(matiere), lectures(matiere), reconstitution(matiere))
    return any(sum(bool(n) for _, n in repartition) > 1 for repartition in repartitions)
