"""Every chart draws whatever the data are, says them in words, and carries nothing but presentation attributes."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.graphiques import (
    Bande,
    Bandes,
    Barres,
    Categorie,
    Courbes,
    Dispositif,
    Lot,
    Marques,
    Niveaux,
    Panneau,
    Part,
    Parts,
    Point,
    Repere,
    Seuil,
    Tout,
)
from cus_tracker.graphiques.dessin import BLANC, CLAIR, ENCRE, FILET, FONCE, GRILLE, GRIS, MOYEN, ROUGE, abrege, nombre
from cus_tracker.graphiques.echelle import echelle

SVG = "{http://www.w3.org/2000/svg}"
COULEURS = {BLANC, CLAIR, ENCRE, FILET, FONCE, GRILLE, GRIS, MOYEN, ROUGE, "none"}
VALEURS = st.one_of(
    st.none(),
    st.just(Decimal(0)),
    st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2),
    st.decimals(0, 1, allow_nan=False, places=6),
)
NOMBRES = st.integers(0, 60)


def barres(*valeurs, **champs):
    categories = tuple(Categorie(f"C{rang}", (valeur,)) for rang, valeur in enumerate(valeurs))
    return Barres("Logements", categories, **champs)


def courbes(*valeurs):
    return Courbes(
        "Ventes", (Panneau("Vendus", tuple(enumerate(valeurs, start=2011)), Repere(Decimal(985), "985 par an")),)
    )


def parts(*valeurs):
    return Parts("Parts", (Tout("2011-2016", tuple(Part(f"P{rang}", valeur) for rang, valeur in enumerate(valeurs))),))


def niveaux(*valeurs):
    return Niveaux("Territoire", tuple(Part(f"P{rang}", valeur) for rang, valeur in enumerate(valeurs)))


def bandes(*valeurs):
    points = tuple(Point(valeur, 100) for valeur in valeurs if valeur is not None)
    return Bandes("Efforts", (Bande("Effort", points, region=Repere(Decimal("0.1"), "région 10 %")),))


def marques(*nombres):
    return Marques(
        "Une marque par instrument", (Dispositif("CUS", tuple(Lot("signee", "signée", n) for n in nombres), "x"),)
    )


def dessin(graphique):
    racine = ElementTree.fromstring(graphique.svg())
    assert racine[0].tag == f"{SVG}title"
    assert racine[0].text == graphique.alternative
    return racine


def textes(graphique):
    return [element.text for element in dessin(graphique).iter(f"{SVG}text")]


def verifie(graphique):
    """Presentation attributes and known colours only, every coordinate a number inside the picture."""
    racine = dessin(graphique)
    largeur, hauteur = map(float, racine.get("viewBox").split()[2:])
    for element in racine.iter():
        assert not {"style", "class", "onload", "href"} & set(element.attrib)
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= COULEURS
        for nom in ("x", "cx", "x1", "x2"):
            assert -1 <= float(element.get(nom, 0)) <= largeur + 1
        for nom in ("y", "cy", "y1", "y2"):
            assert -1 <= float(element.get(nom, 0)) <= hauteur + 1
        assert float(element.get("width", "0").removesuffix("pt")) >= 0


@pytest.mark.parametrize("fabrique", [barres, courbes, parts, niveaux, bandes])
@given(valeurs=st.lists(VALEURS, max_size=12))
def test_a_chart_draws_whatever_values_it_gets(fabrique, valeurs):
    verifie(fabrique(*valeurs))


@given(nombres=st.lists(NOMBRES, max_size=5))
def test_there_are_as_many_marks_as_instruments_and_one_per_sign_of_the_legend(nombres):
    cercles = [c for c in dessin(marques(*nombres)).iter(f"{SVG}circle") if c.get("fill") == FONCE]

    assert len(cercles) == sum(nombres) + (1 if sum(nombres) else 0)
    verifie(marques(*nombres))


@pytest.mark.parametrize(
    "etat",
    ["elaboration", "deposee", "negociation", "avis", "prete_a_signer", "suspendue", "signee", "abandonnee", "?"],
)
def test_each_state_has_its_sign_and_its_word(etat):
    graphique = Marques("Une marque", (Dispositif("CUS", (Lot(etat, "le mot", 2),), "0 sur 2"),), "signées")

    assert {"CUS", "0 sur 2", "le mot", "signées"} == set(textes(graphique))
    assert graphique.alternative == "Une marque. CUS\u00a0: le mot 2 (0 sur 2)."
    verifie(graphique)


def test_the_states_of_a_long_legend_go_on_to_the_next_line():
    lots = tuple(Lot(f"e{rang}", "un libellé vraiment long", 1) for rang in range(9))

    verifie(Marques("Une marque", (Dispositif("CUS", lots, "0 sur 9"),), "signées ou proches"))


def test_what_is_named_by_people_is_escaped():
    graphique = Barres("<script>", (Categorie("</text><b>&", (Decimal(1),)),))

    assert "<script>" not in graphique.svg()
    assert textes(graphique)[0].startswith("</te")


def test_nothing_given_is_not_zero():
    assert {"–", "0"} <= set(textes(barres(None, Decimal(0))))
    assert barres(None, Decimal(0)).alternative == "Logements. C0\u00a0: non donné\u00a0; C1\u00a0: 0."


def test_two_periods_are_told_apart_by_their_tone_and_their_legend():
    graphique = Barres("Produits", (Categorie("PLAI", (Decimal(3292), Decimal(6218))),), ("2005-2010", "2011-2016"))

    fonds = [bloc.get("fill") for bloc in dessin(graphique).iter(f"{SVG}rect")]
    assert fonds == [CLAIR, FONCE, CLAIR, FONCE]
    assert {"3\u00a0292", "6\u00a0218", "2005-2010", "2011-2016"} <= set(textes(graphique))


def test_a_bar_is_as_long_as_its_value_on_either_side_of_zero():
    longueurs = [float(b.get("width")) for b in dessin(barres(Decimal(-200), Decimal(100))).iter(f"{SVG}rect")]

    assert longueurs[0] == pytest.approx(2 * longueurs[1], abs=0.2)


def test_the_reference_is_red_and_named():
    graphique = barres(Decimal(3), repere=Repere(Decimal(5), "5 en 2005-2010"))

    rouges = [trait for trait in dessin(graphique).iter(f"{SVG}line") if trait.get("stroke") == ROUGE]
    assert len(rouges) == 1
    assert "5 en 2005-2010" in textes(graphique)
    assert "5 en 2005-2010" in graphique.alternative


def test_what_is_beyond_a_threshold_is_dark_and_added_up():
    seuil = Seuil(1, "150 kWhEP/m²/an", ("60\u00a0%", "du parc"))
    graphique = barres(Decimal(40), Decimal(60), seuil=seuil)

    assert [bloc.get("fill") for bloc in dessin(graphique).iter(f"{SVG}rect")] == [CLAIR, FONCE]
    assert graphique.alternative.endswith("au-delà de 150 kWhEP/m²/an\u00a0: 60\u00a0% du parc.")
    verifie(graphique)


def test_a_curve_stops_where_nothing_was_given():
    chemins = list(dessin(courbes(Decimal(1), Decimal(2), None, Decimal(4), Decimal(5))).iter(f"{SVG}path"))
    points = list(dessin(courbes(Decimal(1), Decimal(2), None, Decimal(4), Decimal(5))).iter(f"{SVG}circle"))

    assert (len(chemins), len(points)) == (2, 4)


def test_shares_that_find_no_room_are_named_in_order_below():
    tient = parts(62, 38)
    serre = parts(*range(30, 1, -2))

    assert "P0 62\u00a0%" in textes(tient)
    assert not any(mots.startswith("De gauche à droite") for mots in textes(tient))
    assert any(mots.startswith("De gauche à droite") for mots in textes(serre))


def test_what_is_unknown_of_a_whole_stays_white():
    graphique = Parts("DPE", (Tout("", (Part("classés", 61), Part("non classés", 39, vide=True))),))

    assert [bloc.get("fill") for bloc in dessin(graphique).iter(f"{SVG}rect")] == [FONCE, BLANC]
    assert graphique.alternative == "DPE. classés 61\u00a0%, non classés 39\u00a0%."


def test_an_organism_of_fewer_than_eleven_dwellings_is_not_shown():
    bande = Bande("Effort", (Point(Decimal("0.9"), 10), Point(Decimal("0.1"), 11), Point(Decimal("0.2"), 5000)))
    graphique = Bandes("Efforts", (bande,))

    assert len(list(dessin(graphique).iter(f"{SVG}circle"))) == 2
    assert graphique.alternative == "Efforts. Effort\u00a0: 2 organismes, de 10\u00a0% à 20\u00a0%, médiane 15\u00a0%."


def test_a_fixed_scale_is_kept_and_only_a_value_beyond_it_widens_it():
    point = Point(Decimal("0.1"), 100)
    fixe = Bandes("x", (Bande("a", (point,), maximum=Decimal("0.45")),))
    debordee = Bandes("x", (Bande("a", (point, Point(Decimal("0.8"), 100)), maximum=Decimal("0.45")),))

    assert textes(fixe)[-1] == "45\u00a0%"
    assert textes(debordee)[-1] == "80\u00a0%"


def test_points_at_the_same_place_are_all_seen():
    cercles = list(dessin(bandes(*[Decimal("0.1")] * 5)).iter(f"{SVG}circle"))

    assert len({cercle.get("cy") for cercle in cercles}) == 5


def test_hundreds_of_organisms_hold_in_the_strip():
    verifie(bandes(*[Decimal("0.1")] * 700))


@given(valeurs=st.lists(VALEURS, max_size=8), marques=st.integers(2, 10), entier=st.booleans())
def test_an_axis_holds_zero_and_every_value_between_round_marks(valeurs, marques, entier):
    axe = echelle(valeurs, 0, 100, marques=marques, entier=entier)

    tolerance = 1e-6 * (axe.haut - axe.bas)
    assert axe.bas <= 0 <= axe.haut
    assert all(axe.bas - tolerance <= float(v) <= axe.haut + tolerance for v in valeurs if v is not None)
    assert 2 <= len(axe.graduations) <= marques + 3
    assert 0 <= axe.place(0) <= 100


@pytest.mark.parametrize(
    ("valeur", "decimales", "part", "ecrit"),
    [
        (32487, 0, False, "32\u00a0487"),
        (Decimal("-0.0399"), 1, True, "−4,0\u00a0%"),
        (Decimal("0.745"), 0, True, "75\u00a0%"),
        (Decimal("-0.2"), 0, False, "0"),
        (0.5, 1, False, "0,5"),
        (None, 0, False, "–"),
    ],
)
def test_numbers_are_written_as_french_readers_do(valeur, decimales, part, ecrit):
    assert nombre(valeur, decimales, part) == ecrit


def test_a_name_that_does_not_fit_is_cut():
    assert abrege("Alpes-de-Haute-Provence", 8, 60) == "Alpes-de-Haut…"
    assert abrege("Nord", 8, 60) == "Nord"
