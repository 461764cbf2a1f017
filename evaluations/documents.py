"""The printed documents of evaluations: one evaluation, with its values, rates, judgements and conclusion."""

from datetime import date

from cus_tracker.pdf import document
from cus_tracker.typographie import jour

from .cycle import Etat
from .documents_echange import DEMANDE
from .echange.manques import Manque
from .resultats import arreter

GABARIT = "evaluations/evaluation_pdf.html"


def contexte_pdf(evaluation, regard, region):
    """What the PDF of an evaluation says; a validated one says what was kept that day."""
    arretee = evaluation.etat == Etat.VALIDEE and evaluation.resultats is not None
    return {
        "evaluation": evaluation,
        "arretee": arretee,
        "lignes": evaluation.resultats if arretee else arreter(evaluation, regard),
        "region": region.nom if region else "",
        "situation": jour(regard.au),
        "connu": jour(regard.connu_le) if regard.connu_le else "ce jour",
    }


@document("evaluation", "Évaluation d’une convention", gabarit=GABARIT)
def exemple():
    """An evaluation with a judgement of each kind."""
    return {
        "evaluation": {
            "periode": "2011-2012",
            "get_etat_display": "validée",
            "appreciation": "Les objectifs de la première période sont presque tenus.",
            "conclusion": "Le programme de PLAI est à reprendre avec l’organisme en 2013.",
            "convention": {"intitule": "CUS logements locatifs 2011-2016", "organisme": {"nom": "Habitat Imaginaire"}},
        },
        "arretee": True,
        "lignes": [
            {
                "code": "A.I",
                "titre": "Logements financés",
                "phrases": ["118 réalisés pour 120 attendus"],
                "jugement": "partiellement atteint",
                "commentaire": "",
                "cases": [("A.I PLAI, Nord 2011", "34", "31"), ("A.I PLAI, Nord 2012", "34 sur 2011-2016", "n.c.")],
            },
            {
                "code": "B.I",
                "titre": "Places d’hébergement",
                "phrases": ["rien de réalisé n’est donné"],
                "jugement": "non évaluable",
                "commentaire": "Relance envoyée.",
                "cases": [],
            },
        ],
        "region": "Nord-Pas-de-Calais",
        "situation": jour(date(2012, 10, 3)),
        "connu": "ce jour",
    }


@document("demande", "Demande de données", gabarit=DEMANDE)
def demande():
    """A letter whose list of cells follows it."""
    lettre = {
        "echange": {"organisme": "Habitat Imaginaire"},
        "destinataires": ("Dominique Exemple",),
        "objet": "Évaluation 2011-2012 : données demandées",
        "corps": "Madame, Monsieur,\n\nIl nous manque 7 cases, dont la liste suit cette lettre.",
        "le": date(2012, 6, 1),
        "reponse_le": date(2012, 9, 1),
        "marque": ("Préfet", "de la région", "Nord-Pas-de-Calais"),
        "signataire": "Camille Exemple, DREAL",
    }
    manques = [
        Manque("A.I", "Logements financés", "PLAI, PLUS et PLS ordinaire", "Nord", "2011 et 2012", 6),
        Manque("A.I", "", "PLAI", "Pas-de-Calais", "2012", 1),
    ]
    questions = ["Le total de 2012 comprend-il les logements de 2011 ?"]
    return {"lettres": [lettre], "manques": manques, "total": 7, "en_annexe": True, "questions": questions}
