"""The components of the pages, drawn alone."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from cus_tracker.cycle import Etat
from cus_tracker.dates import lire_jour
from cus_tracker.regard import Regard, aujourd_hui
from cus_tracker.templatetags.composants import ATTENDUE, attente, barre, pages
from territoires.models import Agent

from .. import fabriques


def demande(adresse="/conventions/", *, au=None, connu_le=None, illisibles=()):
    """A request as the middleware of the two clocks leaves it."""
    request = RequestFactory().get(adresse)
    request.user = Agent()
    request.regard = Regard(au=au or aujourd_hui(), connu_le=connu_le, region="31")
    request.au_est_passe = request.regard.au != aujourd_hui()
    request.jours_illisibles = list(illisibles)
    return request


def dessiner(gabarit, **contexte):
    return Template("{% load composants %}" + gabarit).render(Context(contexte))


@pytest.mark.parametrize("code", [ATTENDUE, *Etat.values])
def test_every_state_has_its_shape_and_its_word(code):
    formes = set(re.findall(r'symbol id="([^"]+)"', render_to_string("_composants/etats.svg.html")))

    etat = dessiner("{% etat code %}", code=code)

    assert f'href="#f-{code}"' in etat
    assert f"f-{code}" in formes
    assert (Etat(code).label if code in Etat.values else "attendue") in etat


def test_a_state_tells_its_day():
    etat = dessiner("{% etat 'signee' le=le %}", le=date(2011, 6, 28))

    assert 'datetime="2011-06-28"' in etat


def test_the_dense_table_has_short_words():
    assert "<span>proche</span>" in dessiner("{% etat 'prete_a_signer' court=True %}")


def test_a_bar_counts_one_rectangle_an_instrument():
    html = dessiner("{% barre segments 'dit' %}", segments=[("signee", 11), ("suspendue", 1)])

    assert html.count("<rect") == 12
    assert html.count('class="cus-b-signee"') == 11
    assert "<title>dit</title>" in html


def test_a_bar_of_nothing_is_an_empty_one():
    assert dessiner("{% barre segments 'rien' %}", segments=[("signee", 0)]).count("<rect") == 1


@given(st.lists(st.tuples(st.sampled_from(Etat.values), st.integers(0, 900)), min_size=1, max_size=8))
def test_the_rectangles_of_a_bar_never_overlap_nor_leave_it(segments):
    rectangles = barre(segments, "")["rectangles"]
    bords = [(float(r["x"]), float(r["x"]) + float(r["largeur"])) for r in rectangles]

    assert all(debut < fin for debut, fin in bords)
    assert all(fin <= suivant + 0.02 for (_, fin), (suivant, _) in pairwise(bords))
    assert bords[0][0] >= 0
    assert bords[-1][1] <= 600


def test_the_date_bar_shows_both_days_and_keeps_the_filters_of_the_page():
    request = demande("/conventions/?etat=signee&etat=avis&page=3&au=2012-10-03&format=csv", au=date(2012, 10, 3))

    html = dessiner("{% temps %}", request=request)

    assert lire_jour(re.search(r'id="au"[^>]*value="([^"]+)"', html).group(1)) == date(2012, 10, 3)
    assert html.count('type="hidden" name="etat"') == 2
    assert 'name="page"' not in html
    assert 'name="format"' not in html


def test_the_date_bar_leads_back_to_today_in_one_click_from_elsewhere():
    request = demande("/conventions/?etat=signee&connu_le=2012-01-01", au=date(2012, 10, 3))

    html = dessiner("{% temps %}", request=request)

    assert "Vue du passé" in html
    assert f'href="/conventions/?etat=signee&amp;au={aujourd_hui().isoformat()}"' in html


def test_the_date_bar_says_that_a_day_is_still_to_come():
    assert "Date à venir" in dessiner("{% temps %}", request=demande(au=aujourd_hui() + timedelta(days=40)))


def test_the_date_bar_is_quiet_today():
    html = dessiner("{% temps %}", request=demande())

    assert "cus-temps--passe" not in html
    assert "Aujourd’hui" not in html


def test_the_date_bar_gives_back_what_it_could_not_read_with_the_reason():
    html = dessiner("{% temps %}", request=demande(illisibles=[("au", "hier <b>", "Ce n’est pas une date.")]))

    assert 'value="hier &lt;b&gt;"' in html
    assert 'aria-describedby="au_error"' in html
    assert '<p class="fr-error-text cus-temps__erreur" id="au_error">Ce n’est pas une date.</p>' in html


def test_a_column_sorts_then_sorts_the_other_way():
    gabarit = "{% colonne 'nom' 'Organisme' %}"

    assert 'href="/conventions/?etat=avis&amp;tri=nom"' in dessiner(gabarit, request=demande("/conventions/?etat=avis"))
    montant = dessiner(gabarit, request=demande("/conventions/?tri=nom&page=2"))
    assert 'aria-sort="ascending"' in montant
    assert 'href="/conventions/?tri=-nom"' in montant


def test_the_pages_of_a_list_are_offered_by_the_ends_and_around_here():
    liste = Paginator(range(900), 50)

    assert pages(liste.get_page(9)) == [1, None, 7, 8, 9, 10, 11, None, 18]
    assert pages(liste.get_page(1)) == [1, 2, 3, None, 18]


def test_the_pagination_keeps_the_filters_and_names_this_page():
    page_obj = Paginator(range(90), 50).get_page(2)
    html = render_to_string("_composants/pagination.html", {"page_obj": page_obj, "request": demande("/c/?etat=avis")})

    assert 'href="/c/?etat=avis&amp;page=1"' in html
    assert 'aria-current="page"' in html


def test_a_list_of_one_page_has_no_pagination():
    page_obj = Paginator(range(9), 50).get_page(1)

    assert "<nav" not in render_to_string("_composants/pagination.html", {"page_obj": page_obj, "request": demande()})


def test_the_progress_bar_asks_for_itself_while_the_work_goes_on():
    en_cours = {
        "faits": 3,
        "total": 10,
        "texte": "Lecture",
        "adresse": "/suivi/",
        "en_cours": True,
        "request": demande(),
    }

    assert 'hx-get="/suivi/"' in render_to_string("_composants/progression.html", en_cours)
    assert "hx-get" not in render_to_string("_composants/progression.html", en_cours | {"en_cours": False})


@pytest.mark.parametrize(
    ("duree", "mots"),
    [
        (timedelta(minutes=15), "15 minutes"),
        (timedelta(seconds=20), "1 minute"),
        (timedelta(hours=1), "1 heure"),
        (timedelta(minutes=90), "2 heures"),
    ],
)
def test_a_wait_is_told_in_minutes_or_hours(duree, mots):
    assert attente(duree) == mots


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["dreal", "ddtm", "lecteur", "admin"])
def test_every_entry_of_the_menu_opens_for_the_agent_it_is_drawn_for(client, role):
    client.force_login(fabriques.agent(role))
    request = demande("/ailleurs/")
    request.user = fabriques.agent(role)

    adresses = re.findall(r'fr-nav__link" href="([^"]+)"', dessiner("{% menu %}", request=request))

    assert {adresse: client.get(f"{adresse}?au=2012-10-03").status_code for adresse in adresses} == dict.fromkeys(
        adresses, 200
    )
