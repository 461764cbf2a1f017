"""The life line of a convention is on a true scale of time."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.frise import ECART_DES_MOTS, LARGEUR, MARGE, frise

from .. import fabriques

SIGNEE, FIN = date(2011, 6, 28), date(2016, 12, 31)
JOURS = st.dates(date(2010, 1, 1), date(2025, 12, 31))


def test_days_stand_at_their_true_distance():
    dessin = frise(signee_le=SIGNEE, evenements=[(FIN, "échéance")], au=date(2012, 10, 3))
    signature, echeance = dessin.reperes

    assert echeance.x == LARGEUR - MARGE
    assert signature.x == pytest.approx(MARGE + (LARGEUR - 2 * MARGE) * 178 / 2191, abs=0.1)
    assert [r.passe for r in dessin.reperes] == [True, False]
    assert "signée, 28\u00a0juin 2011, échéance, 31\u00a0décembre 2016" in dessin.alternative


@given(st.lists(JOURS, max_size=5), JOURS)
def test_nothing_leaves_the_drawing_and_near_words_change_sides(jours, au):
    dessin = frise(signee_le=SIGNEE, evenements=[(le, "x") for le in jours], au=au)
    reperes = dessin.reperes

    assert all(MARGE <= r.x <= LARGEUR - MARGE for r in reperes)
    for avant, apres in pairwise(reperes):
        assert avant.haut != apres.haut or apres.x - avant.x >= ECART_DES_MOTS


def test_a_signature_known_by_its_month_is_told_by_its_month():
    dessin = frise(signee_le=date(2011, 6, 30), evenements=[(FIN, "échéance")], au=FIN, precision="mois")

    assert "signée, juin 2011, échéance, 31\u00a0décembre 2016" in dessin.alternative


def test_a_line_of_more_than_twenty_years_is_not_drawn():
    assert frise(signee_le=SIGNEE, evenements=[(date(2040, 1, 1), "échéance")], au=SIGNEE) is None


@pytest.mark.django_db
def test_the_page_of_a_signed_convention_draws_it(client):
    client.force_login(fabriques.agent("dreal", au_retenu=fabriques.JOUR))
    signee = fabriques.convention(signee=SIGNEE, echeance_le=FIN)

    assert "Frise 2011-2016" in client.get(signee.get_absolute_url()).content.decode()
    assert "Frise" not in client.get(fabriques.convention().get_absolute_url()).content.decode()
