"""Saving cells: each text is understood or refused, each save is a new version, nobody overwrites another."""

from decimal import Decimal

import pytest
from django.urls import reverse

from evaluations.annulation import AnnulationRefusee, annuler
from evaluations.cycle import Etat
from evaluations.models import Lot, Realise
from evaluations.rapport import rapport

from .. import fabriques
from . import pieces

pytestmark = pytest.mark.django_db


@pytest.fixture
def dreal():
    return fabriques.agent(first_name="Camille", last_name="Delattre")


@pytest.fixture
def evaluation():
    return pieces.evaluation()


def textes(evaluation):
    return [str(x.valeur.normalize()) if x.valeur is not None else x.mention for x in Realise.objects.order_by("pk")]


def test_a_number_typed_is_a_value_with_its_author_and_its_batch(dreal, evaluation):
    bilan = pieces.taper({pieces.cle(evaluation): "1 234,5"}, dreal)

    valeur = Realise.objects.get()
    assert (valeur.valeur, valeur.par, valeur.lot) == (Decimal("1234.5"), dreal, bilan.lot)
    assert bilan.sorts[0].texte == "1\u00a0234,5"


def test_the_first_value_typed_begins_the_evaluation(dreal, evaluation):
    pieces.taper({pieces.cle(evaluation): "3"}, dreal)

    evaluation.refresh_from_db()
    assert evaluation.etat == Etat.EN_SAISIE
    assert evaluation.etapes.get().par == dreal


@pytest.mark.parametrize(("texte", "mention"), [("n.c.", "n.c."), ("S.O.", "s.o.")])
def test_a_mention_is_not_a_number(dreal, evaluation, texte, mention):
    pieces.taper({pieces.cle(evaluation): texte}, dreal)

    assert Realise.objects.get().mention == mention


def test_zero_is_a_number(dreal, evaluation):
    pieces.taper({pieces.cle(evaluation): "0"}, dreal)

    assert Realise.objects.get().valeur == 0


def test_emptying_a_cell_keeps_the_former_value_as_a_version(dreal, evaluation):
    avant = pieces.realise(evaluation, 12)
    case = pieces.cle(evaluation)

    pieces.taper({case: ""}, dreal, versions={case: avant.pk})

    assert textes(evaluation) == ["12", "vide"]


def test_an_empty_cell_left_empty_writes_nothing(dreal, evaluation):
    bilan = pieces.taper({pieces.cle(evaluation): " "}, dreal)

    assert (bilan.lot, bilan.sorts[0].etat, Realise.objects.count()) == (None, "identique", 0)


def test_a_refused_text_stays_as_typed_with_its_reason_and_others_are_saved(dreal, evaluation):
    bonne, mauvaise = pieces.cle(evaluation), pieces.cle(evaluation, debut=2012)

    bilan = pieces.taper({bonne: "14", mauvaise: "1O9"}, dreal)

    assert [(s.etat, s.texte) for s in bilan.sorts] == [("enregistree", "14"), ("refusee", "1O9")]
    assert bilan.refusees[0].raison
    assert Realise.objects.count() == 1


def test_a_cell_changed_meanwhile_is_refused_with_who_and_what(dreal, evaluation):
    case = pieces.cle(evaluation)
    vue = pieces.realise(evaluation, 12)
    autre = fabriques.agent(first_name="Samir", last_name="Vanhove")
    pieces.taper({case: "15"}, autre, versions={case: vue.pk})

    bilan = pieces.taper({case: "20"}, dreal, versions={case: vue.pk})

    assert bilan.sorts[0].etat == "conflit"
    assert "Samir Vanhove a écrit «\u00a015\u00a0»" in bilan.sorts[0].raison
    assert bilan.sorts[0].texte == "20"
    assert textes(evaluation) == ["12", "15"]


def test_a_cell_left_as_it_was_seen_does_not_fight_with_another(dreal, evaluation):
    case = pieces.cle(evaluation)
    vue = pieces.realise(evaluation, 12)
    pieces.taper({case: "15"}, fabriques.agent(), versions={case: vue.pk})

    bilan = pieces.taper({case: "12"}, dreal, versions={case: vue.pk})

    assert (bilan.sorts[0].etat, bilan.sorts[0].texte) == ("identique", "15")


def test_the_same_batch_sent_twice_writes_once(dreal, evaluation):
    pieces.taper({pieces.cle(evaluation): "15"}, dreal)

    bilan = pieces.taper({pieces.cle(evaluation): "15"}, dreal)

    assert (bilan.sorts[0].etat, Realise.objects.count()) == ("identique", 1)


def test_a_value_dated_later_by_an_import_is_followed_all_the_same(dreal, evaluation):
    case = pieces.cle(evaluation)
    avenir = fabriques.moment(fabriques.date(2099, 1, 1))
    vue = pieces.realise(evaluation, 12, saisi_le=avenir)

    pieces.taper({case: "13"}, dreal, versions={case: vue.pk})

    assert Realise.objects.latest("saisi_le").valeur == 13


@pytest.mark.parametrize("etat", [Etat.TRANSMISE, Etat.VALIDEE])
def test_an_evaluation_handed_over_is_no_longer_typed(dreal, etat):
    evaluation = pieces.evaluation(etat=etat)

    bilan = pieces.taper({pieces.cle(evaluation): "3"}, dreal)

    assert "ne se saisit plus" in bilan.sorts[0].raison
    assert not Realise.objects.exists()


def test_a_ddtm_does_not_write_what_it_does_not_pilot(evaluation):
    bilan = pieces.taper({pieces.cle(evaluation): "3"}, fabriques.agent("ddtm", dep="62"))

    assert "pas la vôtre" in bilan.sorts[0].raison


@pytest.mark.parametrize(
    "fausse",
    [
        {"code": "E", "produit": ""},
        {"debut": 2010},
        {"dep": "ZZ"},
        {"produit": "XXX"},
        {"mesure": "vendus"},
        {"code": "FACC.I", "produit": ""},
    ],
)
def test_a_cell_that_makes_no_sense_is_refused(dreal, evaluation, fausse):
    bilan = pieces.taper({pieces.cle(evaluation, **fausse): "3"}, dreal)

    assert bilan.sorts[0].etat == "refusee"
    assert not Realise.objects.exists()


def test_a_far_value_is_saved_with_a_doubt_that_shows_both(dreal, evaluation):
    pieces.objectif(evaluation, 6)

    bilan = pieces.taper({pieces.cle(evaluation): "61"}, dreal)

    assert bilan.douteuses[0].raison.startswith("61 fait 10 fois l’objectif (6)")
    assert Realise.objects.get().valeur == 61


def test_undoing_a_batch_gives_each_cell_its_former_text(dreal, evaluation):
    avant = pieces.realise(evaluation, 12, source="Bilan 2011")
    remplie, vide = pieces.cle(evaluation), pieces.cle(evaluation, debut=2012)
    lot = pieces.taper({remplie: "40", vide: "9"}, dreal, versions={remplie: avant.pk}, geste=Lot.Geste.COLLAGE).lot

    bilan = annuler(lot, par=dreal)

    assert {s.nom: s.texte for s in bilan.sorts} == {remplie.nom: "12", vide.nom: ""}
    assert Realise.objects.filter(valeur=12).last().source == "Bilan 2011"
    assert Realise.objects.count() == 5


def test_undoing_spares_a_cell_that_somebody_changed_since(dreal, evaluation):
    case = pieces.cle(evaluation)
    collage = pieces.taper({case: "40"}, dreal)
    pieces.taper({case: "41"}, fabriques.agent(first_name="Samir"), versions={case: collage.sorts[0].version})

    bilan = annuler(collage.lot, par=dreal)

    assert "Samir" in bilan.refusees[0].raison
    assert Realise.objects.latest("pk").valeur == 41


def test_a_batch_is_undone_once_and_not_after_the_evaluation_left(dreal, evaluation):
    lot = pieces.taper({pieces.cle(evaluation): "40"}, dreal).lot
    annuler(lot, par=dreal)

    with pytest.raises(AnnulationRefusee, match="déjà"):
        annuler(lot, par=dreal)

    autre = pieces.taper({pieces.cle(evaluation, debut=2012): "40"}, dreal).lot
    evaluation.transmettre(par=dreal)
    with pytest.raises(AnnulationRefusee, match="ne se saisit plus"):
        annuler(autre, par=dreal)


@pytest.mark.parametrize(
    ("geste", "phrase"),
    [
        (Lot.Geste.SAISIE, "2 valeurs enregistrées, 1 refusée."),
        (Lot.Geste.COLLAGE, "4 valeurs collées : 2 enregistrées, 1 inchangée, 1 refusée."),
    ],
)
def test_a_paste_is_counted_whole_and_what_was_already_said_apart(dreal, evaluation, geste, phrase):
    deja = pieces.realise(evaluation, 34)
    annees = {pieces.cle(evaluation, debut=2012): "36", pieces.cle(evaluation, produit="PLUS", debut=2012): "41"}
    versions = {pieces.cle(evaluation): deja.pk}
    cases = {pieces.cle(evaluation): "34", pieces.cle(evaluation, produit="PLUS"): "1O9", **annees}

    bilan = pieces.taper(cases, dreal, versions=versions, geste=geste)

    assert rapport(bilan, geste).phrase.replace("\u00a0", " ") == phrase


@pytest.mark.parametrize(
    ("texte", "options", "doute"),
    [
        ("99999", {}, "99 999 en une année dépasse tout le parc de l’organisme (18 031 logements)."),
        ("18031", {}, ""),
        ("99999", {"fin": 2012}, ""),
        ("99999", {"code": "B.I", "produit": ""}, ""),
        ("-3", {}, "−3 est négatif : aucun indicateur ne descend sous zéro."),
    ],
)
def test_a_year_above_the_whole_stock_is_doubted_where_it_is_typed_and_where_it_is_read(
    client, dreal, texte, options, doute
):
    qui = fabriques.organisme()
    fabriques.patrimoine(qui, 18_000)
    fabriques.patrimoine(qui, 31, dep="62")
    evaluation = pieces.evaluation(qui)
    case = pieces.cle(evaluation, **options)

    (sort,) = pieces.taper({case: texte}, dreal).sorts
    assert (sort.etat, sort.raison.replace("\u00a0", " ")) == ("enregistree", doute)

    client.force_login(dreal)
    for page in ("grille", "case"):
        adresse = reverse(f"evaluations:{page}", args=[evaluation.pk], query={"au": "2012-10-03", "case": case.nom})
        lu = client.get(adresse).content.decode().replace("\u00a0", " ")
        assert (doute in lu) if doute else ("dépasse tout le parc" not in lu)
