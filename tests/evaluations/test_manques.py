"""What is missing, folded: few lines, each cell named once."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from evaluations.echange.manques import replier

POINTS = st.sets(st.tuples(st.sampled_from("abc"), st.sampled_from(("59", "62")), st.integers(2011, 2014)))


@given(POINTS)
def test_unfolded_blocks_are_the_points_each_once(points):
    depliees = [point for bloc in replier(sorted(points)) for point in product(*bloc)]

    assert sorted(depliees) == sorted(points)


@given(
    st.lists(st.sampled_from("abc"), unique=True, min_size=1),
    st.lists(st.integers(2011, 2014), unique=True, min_size=1),
)
def test_what_is_missing_everywhere_is_one_line(quoi, annees):
    assert replier(list(product(quoi, annees))) == [(tuple(quoi), tuple(annees))]


def test_what_differs_is_told_apart():
    points = [("PLAI", "Nord", "2011"), ("PLAI", "Nord", "2012"), ("PLUS", "Nord", "2012")]

    assert replier(points) == [(("PLAI",), ("Nord",), ("2011", "2012")), (("PLUS",), ("Nord",), ("2012",))]
