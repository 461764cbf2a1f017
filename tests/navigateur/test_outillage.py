"""The tools of the journeys themselves: they pass a sound page and see each fault."""

import pytest

SAINE = '<html lang="fr"><head><title>Essai</title></head><body><main><h1>Essai</h1></main></body></html>'
SANS_NOM = SAINE.replace("</h1>", "</h1><input>")
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


def test_scripts_never_run_in_a_page_without_javascript(page_sans_js):
    page_sans_js.set_content("<title>avant</title><script>document.title = 'après'</script>")

    assert page_sans_js.title() == "avant"
