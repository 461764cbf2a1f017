"""The small scripts of the pages: copy, tick all, drop a file."""

import pytest
from playwright.sync_api import expect

from cus_tracker.settings import BASE_DIR

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPT = (BASE_DIR / "static" / "cus_tracker" / "gestes.js").read_text()
LISTE = """<form id="lot"><input type="checkbox" id="tout" data-tout-cocher="pk" hidden>
<input type="checkbox" name="pk" id="a">
<input type="checkbox" name="pk" id="b"><input type="checkbox" name="autre" id="c">
<span data-compte="pk" data-un="ligne" data-plusieurs="lignes" hidden></span></form>"""
PHRASES = """<p id="phrases">La <b>onzième</b> CUS est signée.</p>
<button type="button" data-copier="#phrases" hidden>Copier</button>"""
DEPOT = '<form><div data-depot id="zone"><input type="file" name="classeur"></div></form>'
DEPOSER = """() => {
  const donnees = new DataTransfer();
  donnees.items.add(new File(["x"], "region.xlsx"));
  zone.dispatchEvent(new DragEvent("drop", {dataTransfer: donnees, bubbles: true, cancelable: true}));
}"""


def poser(page, live_server, html):
    """Lay a fragment in a page of the site, then wake the script over it."""
    page.goto(f"{live_server.url}/sante/")
    page.evaluate("(html) => { document.body.innerHTML = html }", html)
    page.evaluate(SCRIPT)


def test_one_tick_ticks_all_rows_and_counts_them(page, live_server):
    poser(page, live_server, LISTE)

    page.check("#tout")

    assert [page.is_checked(f"#{nom}") for nom in "abc"] == [True, True, False]
    expect(page.locator("[data-compte=pk]")).to_have_text("2\u00a0lignes")


def test_a_row_unticked_leaves_the_box_of_all_between_two(page, live_server):
    poser(page, live_server, LISTE)
    page.check("#tout")

    page.uncheck("#a")

    expect(page.locator("[data-compte=pk]")).to_have_text("1\u00a0ligne")
    assert page.evaluate("tout.indeterminate") is True


def test_ticks_are_counted_where_no_box_ticks_all(page, live_server):
    poser(page, live_server, LISTE.replace('data-tout-cocher="pk"', ""))

    page.check("#a")

    expect(page.locator("[data-compte=pk]")).to_have_text("1\u00a0ligne")


def test_sentences_are_copied_and_the_button_says_so(ouvrir, live_server):
    page = ouvrir(permissions=["clipboard-read", "clipboard-write"])
    poser(page, live_server, PHRASES)

    page.click("[data-copier]")
    page.wait_for_selector("text=Copié")

    assert page.evaluate("navigator.clipboard.readText()") == "La onzième CUS est signée."


def test_sentences_are_selected_where_copying_is_refused(page, live_server):
    poser(page, live_server, PHRASES)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")

    page.click("[data-copier]")
    page.wait_for_selector("text=Ctrl")

    assert page.evaluate("getSelection().toString()") == "La onzième CUS est signée."


def test_a_file_dropped_on_the_zone_is_the_one_sent(page, live_server):
    poser(page, live_server, DEPOT)

    page.evaluate(DEPOSER)

    assert page.evaluate("document.querySelector('[type=file]').files[0].name") == "region.xlsx"
