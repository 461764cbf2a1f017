"""The forms on evaluations: the grid, the evidence, the doubts, the appreciation, the campaign."""

from django.urls import reverse

from evaluations.controles import doutes
from evaluations.echange.envoi import QUESTIONS, REPONSE

from ..boites import envoyer
from ..evaluations import pieces
from .edition import MOT, Edition, par_le_formulaire, un


def la_case(monde):
    return pieces.cle(monde.evaluation).nom


def taper(edition, monde, client):
    """Someone else types in the grid."""
    adresse = reverse("evaluations:grille", args=[monde.evaluation.pk])
    return envoyer(client, adresse, **{la_case(monde): "20"})


def douter(monde):
    """A doubt on the evaluation: a value that no département tells."""
    pieces.realise(monde.evaluation, 9000, debut=2012, departement="")


def controles(monde):
    return reverse("evaluations:controles", args=[monde.evaluation.pk])


def interroger(monde):
    """A doubt put to the organism."""
    douter(monde)
    constat = next(iter(doutes(monde.evaluation, pieces.REGARD)))
    monde.question.empreinte, monde.question.phrase = constat.empreinte, constat.constat.phrase
    monde.question.save()


def rendre(monde):
    """A workbook came back with another value."""
    contenu = pieces.classeur_rendu(monde.evaluation, pieces.remplir({la_case(monde): "16"}))
    un(monde, "rendu", lambda: pieces.retour(monde.evaluation, monde.agents["dreal"], contenu))


def rendre_une_reponse(monde):
    """A workbook came back with an answer to our question."""
    interroger(monde)

    def repondre(onglet, ligne):
        if onglet == QUESTIONS:
            ligne[REPONSE] = MOT

    contenu = pieces.classeur_rendu(monde.evaluation, repondre)
    un(monde, "rendu", lambda: pieces.retour(monde.evaluation, monde.agents["dreal"], contenu))


def noter(reponse):
    """Someone else notes the answer of the organism on the page of doubts."""

    def faire(edition, monde, client):
        adresse = reverse("evaluations:noter_reponse", args=[monde.evaluation.pk, monde.question.pk])
        return envoyer(client, adresse, page=controles(monde), texte=reponse)

    return faire


def jugement(monde):
    return f"commentaire-{pieces.indicateur().pk}"


def juger(monde):
    return {jugement(monde).replace("commentaire", "jugement"): "atteint", jugement(monde): MOT}


def seize(monde):
    return {la_case(monde): "16"}


def l_indicateur(monde):
    return [monde.campagne.pk, pieces.indicateur().pk]


SEIZE = "Decimal('16.000000')"
ECRIT = ("a écrit « 20 » au lieu de « 14 »",)


def des_evaluations():
    """The grid, the evidence of its cells, the doubts, the appreciation, the campaign."""
    seize = lambda m: {la_case(m): "16"}  # noqa: E731
    for nom in ("grille", "indicateur"):
        args = (
            (lambda m: [un(m, "campagne", lambda: m.campagne).pk, pieces.indicateur().pk]) if nom != "grille" else None
        )
        yield Edition(f"evaluations:{nom}", seize, taper, ECRIT, args=args, trace=SEIZE)
    yield Edition(
        "evaluations:justifier",
        {"source": MOT},
        taper,
        ("Valeur : « 14 » est devenu « 20 »",),
        page=lambda m: f"{reverse('evaluations:case', args=[m.evaluation.pk])}?case={la_case(m)}",
    )
    yield Edition(
        "evaluations:comparaison",
        seize_retenu,
        taper,
        ECRIT,
        args=lambda m: [m.evaluation.pk, m.lignes["rendu"].pk],
        avant=rendre,
        trace=SEIZE,
    )
    yield Edition(
        "evaluations:comparaison",
        lambda m: {"retenir": [f"question {m.question.pk}"]},
        noter("Peut-être."),
        ("a écrit « Peut-être. » au lieu de « rien »",),
        args=lambda m: [m.evaluation.pk, m.lignes["rendu"].pk],
        avant=rendre_une_reponse,
        cas="d’une réponse",
    )
    yield Edition(
        "evaluations:poser",
        {"texte": MOT},
        par_le_formulaire(texte="Est-ce exact ?"),
        ("Question : « vide » est devenu « Est-ce exact ? »",),
        page=controles,
        avant=douter,
    )
    yield Edition(
        "evaluations:noter_reponse",
        {"texte": MOT},
        par_le_formulaire(texte="Oui."),
        ("Réponse : « vide » est devenu « Oui. »",),
        page=controles,
        avant=interroger,
    )
    yield Edition(
        "evaluations:geste",
        {"motif": MOT},
        lambda edition, m, client: envoyer(client, reverse("evaluations:grille", args=[m.evaluation.pk]), **seize(m)),
        ("État : « à venir » est devenu « en saisie »",),
        avant=lambda m: type(m.evaluation).objects.filter(pk=m.evaluation.pk).update(etat="a_venir"),
    )
    yield Edition(
        "evaluations:detail", juger, par_le_formulaire(conclusion="Tenu."), ("« vide » est devenu « Tenu. »",)
    )
    yield Edition(
        "evaluations:detail",
        lambda m: {"conclusion": MOT},
        lambda edition, m, client: edition.envoyer(m, client, juger(m) | {jugement(m): "Bien"}),
        ("« vide » est devenu « atteint Bien »",),
        cas="et ses jugements",
    )
    yield Edition(
        "evaluations:calendrier",
        {"ouverte_le": "1er mai 2012"},
        par_le_formulaire(echeance_le="15/09/2012"),
        ("« 01/09/2012 » est devenu « 15/09/2012 »",),
        trace="datetime.date(2012, 5, 1)",
    )
    yield Edition(
        "evaluations:attribuer",
        {"echeance_le": "1er octobre 2012", "echeance_motif": MOT},
        par_le_formulaire(echeance_le="1er novembre 2012", echeance_motif="Congés"),
        ("« vide » est devenu « Congés »",),
    )


def seize_retenu(monde):
    return {"retenir": [la_case(monde)]}
