"""The printed documents of evaluations: one evaluation, with its values, rates, judgements and conclusion."""

from datetime import date

from cus_tracker.pdf import document
from cus_tracker.typographie import jour

from .cycle import Etat
from .resultats import bilans

GABARIT = "evaluations/evaluation_pdf.html"


def contexte_pdf(evaluation, regard, region):
    """What the PDF of an evaluation says; a validated one says what was kept that day."""
    return {
        "evaluation": evaluation,
        "arretee": evaluation.etat == Etat.VALIDEE and evaluation.resultats is not None,
        "lignes": _lignes(evaluation, regard),
        "region": region.nom if region else "",
        "situation": jour(regard.au),
        "connu": jour(regard.connu_le) if regard.connu_le else "ce jour",
    }


def _lignes(evaluation, regard):
    """(code, title, rates in words, judgement, comment) by indicator."""
    if evaluation.etat == Etat.VALIDEE and evaluation.resultats is not None:
        return [(r["code"], r["titre"], r["phrases"], r["jugement"], r["commentaire"]) for r in evaluation.resultats]
    return [
        (
            b.fiche.code,
            b.titre,
            b.phrases,
            b.appreciation.get_jugement_display() if b.appreciation else "",
            b.appreciation.commentaire if b.appreciation else "",
        )
        for b in bilans(evaluation, regard)
    ]


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
            (
                "A.I",
                "Logements financés",
                ["118 réalisés pour 120 attendus"],
                "partiellement atteint",
                "",
            ),
            ("B.I", "Places d’hébergement", ["rien de réalisé n’est donné"], "non évaluable", "Relance envoyée."),
        ],
        "region": "Nord-Pas-de-Calais",
        "situation": jour(date(2012, 10, 3)),
        "connu": "ce jour",
    }
