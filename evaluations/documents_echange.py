"""The letters of the workbook of an organism: what is asked of it, and that what it sent was received."""

from cus_tracker.accords import compter
from cus_tracker.regard import PARIS, aujourd_hui
from cus_tracker.typographie import corriger, jour

from .echange.envoi import feuille_de
from .echange.manques import manques

LETTRE, DEMANDE = "pdf/relance.html", "evaluations/demande_pdf.html"
# Beyond, the list of cells would part the letter from its signature: it follows on its own pages.
DANS_LA_LETTRE = 12


def contexte_demande(evaluation, request, *, rendre_le=None):
    """The letter that asks for exactly the missing cells, and recalls the open questions."""
    lignes = manques(feuille_de(evaluation, request.regard))
    total, en_annexe = sum(ligne.cases for ligne in lignes), len(lignes) > DANS_LA_LETTRE
    objet = f"Évaluation {evaluation.periode} : données demandées"
    morceaux = ["Madame, Monsieur,", _demande(evaluation, total, en_annexe=en_annexe)]
    return _lettre(evaluation, request, objet, morceaux, reponse_le=rendre_le) | {
        "manques": lignes,
        "total": total,
        "en_annexe": en_annexe,
        "questions": [q.texte for q in evaluation.questions.all() if not q.est_close],
    }


def _demande(evaluation, total, *, en_annexe):
    if not total:
        return f"Toutes les données de l’évaluation {evaluation.periode} nous sont parvenues ; merci de les vérifier."
    manque = compter(total, "case", feminin=True)
    suite = ", dont la liste suit cette lettre." if en_annexe else " :"
    return f"Pour l’évaluation {evaluation.periode} de votre convention, il nous manque {manque}{suite}"


def contexte_accuse(evaluation, retour, request):
    """The letter that says what was received, when, and how much of it was kept."""
    recu = retour.depose_le.astimezone(PARIS).date()
    gardees = compter(retour.retenues, "ligne", feminin=True)
    suite = (
        f"Après examen, {gardees} en ont été enregistrées le {jour(retour.accepte_le.astimezone(PARIS).date())}."
        if retour.accepte_le
        else "Il n’a pas encore été examiné."
    )
    morceaux = [
        "Madame, Monsieur,",
        f"Nous avons bien reçu le {jour(recu)} votre classeur « {retour.nom} » pour l’évaluation {evaluation.periode}.",
        suite,
    ]
    return _lettre(evaluation, request, f"Évaluation {evaluation.periode} : accusé de réception", morceaux)


def _lettre(evaluation, request, objet, morceaux, *, reponse_le=None):
    organisme, agent = evaluation.convention.organisme, request.user
    siens = organisme.correspondants.filter(service=None)
    lettre = {
        "echange": {"organisme": organisme},
        "destinataires": tuple(f"{c.nom}, {c.fonction}" if c.fonction else c.nom for c in siens),
        "objet": corriger(objet),
        "corps": corriger("\n\n".join(morceaux)),
        "le": aujourd_hui(),
        "reponse_le": reponse_le,
        "marque": ("Préfet", "de la région", request.region.nom if request.region else ""),
        "signataire": ", ".join(str(mot) for mot in (agent, agent.service) if mot),
    }
    return {"lettres": [lettre]}
