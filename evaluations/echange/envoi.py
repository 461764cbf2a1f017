"""What we send to an organism: its cells with what is known of them, its readings, our questions."""

from django.utils.text import slugify

from conventions.models import Indicateur, Qualificatif
from conventions.models.qualificatif import VALEURS
from cus_tracker.classeur.ecriture import Feuille as Onglet
from cus_tracker.typographie import corriger, jour

from .. import lecture
from ..feuille import Feuille
from ..grille.cles import lire_nom
from ..grille.libelles import court
from ..models import Question

# Said of an empty cell that a value told on other axes or years covers.
AILLEURS = "donnée autrement"
LISEZ_MOI, CASES, LECTURES, QUESTIONS = "Lisez-moi", "Valeurs", "Lectures", "Questions"
REPERE, VALEUR, OBSERVATION, REPONSE, LUE = "Repère", "Votre valeur", "Observation", "Votre réponse", "Votre lecture"
ENTETES = {
    CASES: ("Indicateur", "Définition", "Case", "Unité", "Objectif", "Valeur connue", VALEUR, OBSERVATION, REPERE),
    LECTURES: ("Indicateur", "Ce qui se lit de plusieurs façons", "Lecture connue", LUE, REPERE),
    QUESTIONS: ("Notre doute", "Notre question", REPONSE, REPERE),
}
LARGEURS = {"Définition": 50, "Case": 36, VALEUR: 16, OBSERVATION: 30, "Notre doute": 60, "Notre question": 50}
LARGEURS |= {REPONSE: 50, "Ce qui se lit de plusieurs façons": 50, REPERE: 12}
# Each family that is read in more than one way, with its qualifier.
A_LIRE = (("A1", Qualificatif.Nature.ANRU), ("D1", Qualificatif.Nature.LECTURE))
EN_CLAIR = {
    Qualificatif.Nature.ANRU: "La reconstitution de l’offre ANRU est-elle comprise dans ces valeurs ?",
    Qualificatif.Nature.LECTURE: "Un logement est-il compté dès la délibération, ou une fois les avis recueillis ?",
}


def nom_du_fichier(evaluation):
    """A name that says whose workbook it is, plain enough for any disk."""
    return f"{slugify(f'evaluation-{evaluation.periode}-{evaluation.convention.organisme.nom}')[:120]}.xlsx"


def feuille_de(evaluation, regard):
    """The grid of one evaluation, as the organism is asked to fill it."""
    fiches = lecture.fiches(evaluation.convention.generation_id, lecture.dispositifs(evaluation), fin=evaluation.fin)
    return Feuille(lecture.sujets([evaluation], au=regard.au), fiches, regard=regard)


def cases(feuille):
    """(indicator, cell) of a grid, table by table."""
    for tableau in feuille.tableaux():
        for groupe in tableau.groupes:
            for rangee in groupe.rangees:
                for case in rangee.cases:
                    if case is not None:
                        yield feuille.fiches[lire_nom(case.nom).indicateur], case


def manquantes(feuille):
    """(indicator, key) of the cells that the catalogue asks for and that nothing gives, in the order of the grid."""
    absentes = {cle.nom: cle for cle in feuille.demandees - feuille.donnees}
    return [(fiche, absentes[case.nom]) for fiche, case in cases(feuille) if case.nom in absentes]


def lectures(evaluation):
    """(indicator, qualifier, value known or '') of what the organism may read in more than one way."""
    convention = evaluation.convention
    rangs = Indicateur.objects.filter(
        generation=convention.generation_id,
        dispositif=convention.dispositif,
        famille__in=[famille for famille, _ in A_LIRE],
    ).order_by("rang")
    connues = {
        (q.indicateur_id, q.qualificatif): q.valeur
        for q in Qualificatif.objects.filter(convention=evaluation.convention_id)
    }
    quoi = dict(A_LIRE)
    return [(i, quoi[i.famille], connues.get((i.pk, quoi[i.famille]), "")) for i in rangs]


def onglets(evaluation, regard, *, rendre_le=None):
    """The sheets of the workbook of an organism."""
    return [
        _lisez_moi(evaluation, rendre_le),
        _valeurs(feuille_de(evaluation, regard)),
        _lectures(lectures(evaluation)),
        _questions(Question.objects.filter(evaluation=evaluation, repondue_le=None)),
    ]


def _lisez_moi(evaluation, rendre_le):
    dits = [
        f"Évaluation {evaluation.periode} – {evaluation.convention.organisme.nom}",
        evaluation.convention.intitule,
        f"À rendre pour le {jour(rendre_le)}." if rendre_le else "",
        f"Feuille « {CASES} » : complétez ou corrigez la colonne « {VALEUR} ».",
        "Écrivez n.c. pour « non communiqué », s.o. pour « sans objet ».",
        "0, vide, n.c. et s.o. sont quatre réponses différentes.",
        f"« {AILLEURS} » : un total ou une autre période couvre déjà cette case, rien ne manque.",
        f"Feuille « {LECTURES} » : dites comment vous lisez l’indicateur.",
        f"Feuille « {QUESTIONS} » : répondez-nous, une ligne suffit.",
        f"Ne changez pas la colonne « {REPERE} » : elle nous permet de reconnaître vos cases.",
    ]
    return Onglet(
        LISEZ_MOI, ("À lire d’abord",), [(corriger(dit),) for dit in dits if dit], largeurs={"À lire d’abord": 110}
    )


def _valeurs(feuille):
    couvertes = {cle.nom for cle in feuille.donnees}
    lignes = [
        (
            fiche.code,
            court(fiche.libelle),
            case.libelle,
            fiche.unite,
            case.vise.texte if case.vise else "",
            case.texte or (AILLEURS if case.nom in couvertes else ""),
            case.texte,
            "",
            f"{case.nom} {case.version}",
        )
        for fiche, case in cases(feuille)
    ]
    return Onglet(CASES, ENTETES[CASES], lignes, largeurs=_largeurs(CASES), types={VALEUR: str})


def _lectures(lues):
    possibles = list(dict.fromkeys(valeur for _, quoi, _ in lues for valeur in VALEURS[quoi]))
    lignes = [
        (i.code, corriger(f"{EN_CLAIR[quoi]} ({', '.join(VALEURS[quoi])})"), connue, connue, f"{i.pk} {quoi}")
        for i, quoi, connue in lues
    ]
    listes = {LUE: possibles} if possibles else {}
    return Onglet(LECTURES, ENTETES[LECTURES], lignes, largeurs=_largeurs(LECTURES), listes=listes)


def _questions(questions):
    lignes = [(q.phrase, q.texte, "", str(q.pk)) for q in questions]
    return Onglet(QUESTIONS, ENTETES[QUESTIONS], lignes, largeurs=_largeurs(QUESTIONS))


def _largeurs(onglet):
    return {nom: LARGEURS[nom] for nom in ENTETES[onglet] if nom in LARGEURS}
