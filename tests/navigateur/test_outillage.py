"""The tools of the journeys themselves: they pass a sound page and see each fault."""

import pytest

from .manieres import Clavier, Souris

SAINE = '<html lang="fr"><head><title>Essai</title></head><body><main><h1>Essai</h1></main></body></html>'
SANS_NOM = SAINE.replace("</h1>", "</h1><input>")
SANS_TABULATION = SAINE.replace("</h1>", '</h1><a href="#un">Un</a><div role="button" onclick="title=1">Deux</div>')
LARGE = SAINE.replace("<h1>", '<h1 id="trop" style="width:2000px">')


def test_axe_passes_a_sound_page_and_sees_a_field_without_name(page, axe):
    page.set_content(SAINE)
    assert axe(page) == []

    page.set_content(SANS_NOM)
    assert [constat for constat in axe(page) if constat.startswith("label")]


def test_a_page_wider_than_its_window_is_named(petite_page, ne_defile_pas):
    petite_page.set_content(SAINE)
    ne_defile_pas(petite_page)

    petite_page.set_content(LARGE)
    with pytest.raises(AssertionError, match="trop"):
        ne_defile_pas(petite_page)


def test_the_keyboard_works_what_tab_reaches_and_nothing_else(page):
    page.set_content(SANS_TABULATION)
    clavier, souris = Clavier(page), Souris(page)

    clavier.suivre("Un")
    with pytest.raises(pytest.fail.Exception, match="not reached by Tab"):
        clavier.actionner(clavier.nomme("button", "Deux"))
    souris.actionner(souris.nomme("button", "Deux"))

    assert (clavier.faits, souris.faits) == (1, 1)


def test_scripts_never_run_in_a_page_without_javascript(page_sans_js):
    page_sans_js.set_content("<title>avant</title><script>document.title = 'après'</script>")

    assert page_sans_js.title() == "avant"


def test_a_script_in_error_and_a_refusal_of_the_policy_are_heard(page, plaintes):
    page.goto("/connexion/")
    page.evaluate("() => setTimeout(() => { throw new Error('volontaire') })")
    page.evaluate("() => document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_timeout(100)

    assert [plainte for plainte in plaintes if "volontaire" in plainte]
    assert [plainte for plainte in plaintes if "Content Security Policy" in plainte]
    plaintes.clear()


def test_an_agent_signs_in_by_the_form(page, live_server, connecter, django_user_model):
    agent = django_user_model.objects.create_user("essai", password="demonstration")

    connecter(page, live_server, agent)

    assert "/connexion/" not in page.url
