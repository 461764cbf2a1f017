"""The values of the demonstration look like a real file: mixed levels, gaps, corrections; some sums by plain code."""

from collections import defaultdict
from decimal import Decimal

import pytest

from pilotage.demonstration import classeur
from pilotage.demonstration.organismes import siren
from territoires.referentiel import epci

from .demonstration import JOUR, REGION, dernier_parc, exclus, lignes, regionaux


@pytest.fixture(scope="module")
def feuilles():
    return classeur()


@pytest.fixture(scope="module")
def offre(feuilles):
    """The A.I objectives of each organism, {siren: rows}."""
    par_organisme = defaultdict(list)
    for ligne in objectifs(feuilles, "A.I"):
        par_organisme[ligne["siren"]].append(ligne)
    return par_organisme


def objectifs(feuilles, indicateur):
    return [v for v in lignes(feuilles, "valeurs") if v["nature"] == "objectif" and v["indicateur"] == indicateur]


def statistiques(feuilles):
    return regionaux(feuilles) - exclus(feuilles, "hors-statistiques")


def formes(lignes_a1, departement):
    return {ligne["fin"] - ligne["debut"] for ligne in lignes_a1 if ligne["departement"] == departement}


def test_an_organism_is_yearly_in_one_departement_and_cumulated_in_the_other(offre):
    melanges = [s for s, siennes in offre.items() if {0} in (formes(siennes, "59"), formes(siennes, "62"))]

    assert any({5} in (formes(offre[s], "59"), formes(offre[s], "62")) for s in melanges)


def test_a_total_and_its_parts_are_both_given_somewhere(offre):
    assert any(formes(siennes, code) == {0, 5} for siennes in offre.values() for code in REGION)


def test_epci_are_real_and_lie_in_the_departement_named(feuilles):
    connus = {fiche.siren: fiche.departements for fiche in epci()}
    nommes = {(v["epci"], v["departement"]) for v in lignes(feuilles, "valeurs") if v["epci"]}

    assert nommes
    assert all(departement in connus[code] for code, departement in nommes)


def test_zero_empty_n_c_and_s_o_all_occur(feuilles):
    vues = {v["valeur"] for v in lignes(feuilles, "valeurs") if v["valeur"] in (0, None, "n.c.", "s.o.")}

    assert vues == {0, None, "n.c.", "s.o."}


def test_one_organism_gave_nothing_for_new_dwellings(feuilles, offre):
    muets = [s for s, siennes in offre.items() if {v["valeur"] for v in siennes} == {"n.c."}]

    assert len(muets) == 1


def test_foyers_and_intermediate_loans_lie_beside_the_three_products(offre):
    produits = {ligne["produit"] for siennes in offre.values() for ligne in siennes}

    assert produits == {"PLAI", "PLUS", "PLS", "PLS_FOYER", "PLI", None}


def test_some_cells_went_through_several_versions(feuilles):
    versions = defaultdict(set)
    for ligne in lignes(feuilles, "valeurs"):
        cle = tuple(v for c, v in ligne.items() if c not in ("valeur", "saisi_le", "observation", "source"))
        versions[cle].add((ligne["saisi_le"], ligne["valeur"]))

    assert [suite for suite in versions.values() if len(suite) > 1]
    assert all(len({saisi_le for saisi_le, _ in suite}) == len(suite) for suite in versions.values())


def test_a_signed_avenant_changes_objectives_and_another_waits(feuilles):
    amendees = {(v["siren"], v["avenant"]) for v in lignes(feuilles, "valeurs") if v["avenant"]}

    assert amendees == {(siren("MGE"), "n° 2"), (siren("TDD"), "n° 2")}


def test_everything_was_typed_before_the_session(feuilles):
    assert all(v["saisi_le"].date() < JOUR for v in lignes(feuilles, "valeurs"))


def test_classes_of_energy_never_exceed_the_stock_even_scaled():
    for echelle in (Decimal(1), Decimal("1.3")):
        for ligne in lignes(classeur(echelle), "patrimoine"):
            assert sum(ligne[f"dpe_{lettre}"] or 0 for lettre in "abcdefg") <= ligne["logements"]


def test_the_scale_multiplies_quantities_and_leaves_shares_and_euros(feuilles):
    agrandi = classeur(Decimal("1.3"))

    for avant, apres in zip(lignes(feuilles, "valeurs"), lignes(agrandi, "valeurs"), strict=True):
        if avant["indicateur"] in ("F.I", "C.I", "C.III"):
            assert apres == avant
        elif avant["indicateur"] in ("A.I", "D.I") and isinstance(avant["valeur"], int):
            assert abs(apres["valeur"] - avant["valeur"] * Decimal("1.3")) <= Decimal("0.5")


def test_the_campaign_is_half_filled(feuilles):
    etats = [e["etat"] for e in lignes(feuilles, "evaluations")]

    assert set(etats) == {"a_venir", "en_saisie", "transmise", "validee"}
    assert len(etats) == 30


def test_two_meetings_were_held_and_one_is_planned_for_the_autumn(feuilles):
    tenues = [r["le"] for r in lignes(feuilles, "reunions") if r["le"] <= JOUR]
    prevues = [r["le"] for r in lignes(feuilles, "reunions") if r["le"] > JOUR]

    assert [(le.day, le.month) for le in tenues] == [(10, 2), (6, 6)]
    assert [le.month for le in prevues] == [11]


def test_the_dialogue_bears_on_five_themes(feuilles):
    themes = {theme for r in lignes(feuilles, "reunions") for theme in r["themes"].split("\u00a0; ")}

    assert len(themes) == 5


def stock_en_vente(feuilles, annee):
    """Plain sum of the stock on sale: the whole organism when it was given, else its parts in the région."""
    somme = Decimal(0)
    for organisme in statistiques(feuilles):
        siennes = [
            v
            for v in objectifs(feuilles, "D.I")
            if v["siren"] == organisme
            and (v["mesure"], v["debut"]) == ("mis_en_commercialisation", annee)
            and isinstance(v["valeur"], int)
            and v["departement"] in (None, *REGION)
        ]
        entier = [v for v in siennes if not v["departement"] and not v["segment"]]
        somme += sum(v["valeur"] for v in entier or siennes)
    return somme


def test_the_stock_on_sale_grows_every_year(feuilles):
    suite = [stock_en_vente(feuilles, annee) for annee in range(2011, 2017)]

    assert suite == sorted(suite)
    assert Decimal("0.975") <= suite[0] / 15_000 <= Decimal("1.025")
    assert round(suite[-1], -3) == 20_000


def test_three_dwellings_in_four_would_use_more_than_150_kwh(feuilles):
    siens = [p for (s, d), p in dernier_parc(feuilles).items() if s in statistiques(feuilles) and d in REGION]
    classes = {lettre: sum(p[f"dpe_{lettre}"] or 0 for p in siens) for lettre in "abcdefg"}
    parc, diagnostiques = sum(p["logements"] for p in siens), sum(classes.values())

    assert 0.5 < diagnostiques / parc < 0.7
    assert 97_500 <= parc * sum(classes[c] for c in "efg") / diagnostiques <= 102_500
    assert 150_000 <= parc * classes["d"] / diagnostiques <= 165_000
    assert round(100 * sum(classes[c] for c in "defg") / diagnostiques) == 75


def test_few_conventions_quantify_thermal_works(feuilles):
    chiffrees = {
        v["siren"]
        for code in ("C.III", "C.IV")
        for v in objectifs(feuilles, code)
        if isinstance(v["valeur"], int) and v["siren"] in statistiques(feuilles)
    }

    assert 0 < len(chiffrees) <= 5
