"""The stock on a day, and what absorbed organisms leave to their absorbers."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from organismes.parc import Absorption, Stock, lies, parc, porteur

AU = date(2012, 10, 3)
FUSION = date(2012, 1, 1)


def stock(organisme, logements, *, dep="59", au=date(2011, 1, 1)):
    return Stock(organisme, dep, au, logements, 0, (None,) * 7)


def total(complet, organisme):
    return sum(s.logements for stocks in complet.get(organisme, {}).values() for s in stocks)


def absorptions(*liens):
    return {absorbe: Absorption(absorbe, absorbeur, le) for absorbe, absorbeur, le in liens}


def test_the_latest_row_not_after_the_day_stands():
    lignes = [stock(1, 10), stock(1, 12, au=date(2012, 1, 1)), stock(1, 99, au=date(2013, 1, 1))]

    assert total(parc(lignes, {}, au=AU), 1) == 12


def test_rows_of_two_departements_add_up():
    assert total(parc([stock(1, 10), stock(1, 5, dep="62")], {}, au=AU), 1) == 15


def test_an_absorbed_stock_is_carried_to_its_absorber():
    complet = parc([stock(1, 10), stock(2, 7)], absorptions((2, 1, FUSION)), au=AU)

    assert total(complet, 1) == 17


def test_a_row_of_the_absorber_after_the_absorption_takes_the_place_of_the_carried_one():
    lignes = [stock(1, 10), stock(1, 18, au=date(2012, 6, 1)), stock(2, 7), stock(2, 3, dep="62")]

    complet = parc(lignes, absorptions((2, 1, FUSION)), au=AU)

    assert total(complet, 1) == 18 + 3


def test_a_row_of_the_very_day_of_the_absorption_counts_as_after():
    complet = parc([stock(1, 18, au=FUSION), stock(2, 7)], absorptions((2, 1, FUSION)), au=AU)

    assert total(complet, 1) == 18


def test_in_a_chain_each_absorption_is_judged_on_its_own_link():
    """2 takes 3, then 1 takes 2: the row of 1 dated between the two does not hide what 2 brought later."""
    lignes = [stock(3, 7), stock(2, 5), stock(1, 10, au=date(2011, 9, 1))]

    complet = parc(lignes, absorptions((3, 2, date(2011, 6, 1)), (2, 1, FUSION)), au=AU)

    assert total(complet, 1) == 22


def test_a_row_in_the_middle_of_a_chain_stops_only_its_own_link():
    lignes = [stock(3, 7), stock(2, 12, au=date(2011, 7, 1)), stock(1, 10)]

    complet = parc(lignes, absorptions((3, 2, date(2011, 6, 1)), (2, 1, FUSION)), au=AU)

    assert total(complet, 1) == 22


def test_a_loop_of_absorptions_does_not_hang():
    boucle = absorptions((1, 2, FUSION), (2, 1, FUSION))

    assert total(parc([stock(1, 10)], boucle, au=AU), 1) == 10
    assert porteur(1, boucle) in (1, 2)


def test_the_carrier_is_at_the_end_of_the_chain():
    assert porteur(3, absorptions((3, 2, FUSION), (2, 1, FUSION))) == 1


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.builds(
            stock,
            st.integers(1, 4),
            st.integers(0, 50),
            dep=st.sampled_from(["59", "62"]),
            au=st.dates(date(2010, 1, 1), date(2013, 1, 1)),
        ),
        unique_by=lambda s: (s.organisme, s.departement, s.au),
    ),
    st.randoms(),
)
def test_the_order_of_rows_never_matters(lignes, hasard):
    liens = absorptions((2, 1, FUSION), (3, 2, date(2012, 3, 1)))
    melange = list(lignes)
    hasard.shuffle(melange)

    attendu, trouve = (parc(x, liens, au=AU) for x in (lignes, melange))

    assert {o: total(attendu, o) for o in range(1, 5)} == {o: total(trouve, o) for o in range(1, 5)}


def test_absorptions_bind_organisms_in_both_directions_at_any_distance():
    liens = {a: Absorption(a, b, date(2012, 1, 1)) for a, b in [(1, 2), (2, 3), (4, 3), (7, 8)]}

    assert lies([1], liens) == {1, 2, 3, 4}
    assert lies([3, 9], liens) == {1, 2, 3, 4, 9}
    assert lies([], liens) == frozenset()
