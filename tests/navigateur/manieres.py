"""The three manners of a journey: by mouse, by keyboard alone, as plain forms without scripts; gestures counted.

A journey is written once, with the verbs of `Souris`, and asks for `entrer`: pytest then runs it in each manner.
A gesture is a click, a key that acts, a field typed, a box ticked, a file given, a block pasted; a mere move is none.
"""

import re

import pytest
from playwright.sync_api import expect

COLLER = "Control+v"
EST_VISE = "(element) => element === document.activeElement"
AUTORISATIONS = ["clipboard-read", "clipboard-write"]


class Souris:
    """A page worked by the mouse; controls are found as an agent reads them, fields by their trade word."""

    scripts = True

    def __init__(self, page):
        self.page, self.faits = page, 0

    def nomme(self, role, nom):
        """The control of this role and name: whole for a text, in part for a pattern."""
        return self.page.get_by_role(role, name=nom, exact=isinstance(nom, str))

    def champ(self, nom):
        """The field of this trade word."""
        return self.page.locator(f"main [name='{nom}']:not([type=hidden])")

    def suivre(self, lien):
        """Follow a link to the next page."""
        self.aller_par(self.nomme("link", lien))

    def envoyer(self, bouton):
        """Press a button that sends its form."""
        self.aller_par(self.nomme("button", bouton))

    def aller_par(self, cible):
        """Act on what opens a page, and wait for it: the journey never reads the page it leaves."""
        with self.page.expect_navigation():
            self.actionner(cible)

    def ouvrir_fichier(self, lien):
        """Follow a link to a file; gives the type of what came."""
        with self.page.expect_response(lambda reponse: reponse.request.is_navigation_request()) as attendue:
            self.actionner(self.nomme("link", lien))
        assert attendue.value.ok
        return attendue.value.headers["content-type"]

    def deplier(self, texte):
        """Open what is folded under these words."""
        self.actionner(self.page.locator("summary", has_text=texte))

    def deposer(self, nom, fichier):
        """Give a file to a field."""
        with self.page.expect_file_chooser() as choix:
            self.actionner(self.champ(nom))
        choix.value.set_files(fichier)

    def coller(self, texte):
        """Paste a block where the focus is, as a spreadsheet gives it."""
        self.page.evaluate("(texte) => navigator.clipboard.writeText(texte)", texte)
        self.presser(COLLER)

    def presser(self, touche):
        """A key that acts."""
        self.faits += 1
        self.page.keyboard.press(touche)

    def actionner(self, cible):
        """Act on a link, a button, a fold or a field of file."""
        self.faits += 1
        cible.click()

    def viser(self, cible):
        """Put the focus in a field: a click, where the keyboard merely moves."""
        self.actionner(cible)

    def saisir(self, nom, texte):
        """Type in a field, over what it holds."""
        self.faits += 1
        self.champ(nom).fill(texte)

    def choisir(self, nom, libelle):
        """Choose an answer in a list."""
        self.faits += 1
        self.champ(nom).select_option(label=libelle)

    def cocher(self, nom):
        """Tick the box of this name."""
        self.cocher_case(self.nomme("checkbox", nom))

    def cocher_tout(self):
        """Tick all the rows of a list: in one where scripts draw the box for it, else one by one; gives the ticks."""
        toutes, avant = self.nomme("checkbox", "Cocher toutes les lignes"), self.faits
        for case in [toutes] if self.scripts else self.page.locator("main tbody .cus-case").all():
            self.cocher_case(case)
        return self.faits - avant

    def cocher_case(self, case):
        """Tick a box."""
        self.faits += 1
        case.check()


class Clavier(Souris):
    """The same page by keys alone: what Tab does not reach cannot be worked."""

    def viser(self, cible):
        """Move the focus from control to control, each met once at most."""
        element = cible.element_handle()
        controles = self.page.locator("a, button, input, select, textarea, summary, [tabindex]").count()
        for _ in range(controles + 2):
            if element.evaluate(EST_VISE):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{cible} is not reached by Tab on {self.page.url}")

    def actionner(self, cible):
        self.viser(cible)
        self.presser("Enter")

    def saisir(self, nom, texte):
        self.viser(self.champ(nom))
        self.faits += 1
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(texte)

    def choisir(self, nom, libelle):
        cible = self.champ(nom)
        self.viser(cible)
        self.faits += 1
        self.page.keyboard.press("Home")
        for _ in range(cible.locator("option").count()):
            if cible.evaluate("(liste) => liste.selectedOptions[0]?.label.trim()") == libelle:
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"« {libelle} » is not among the answers of {nom}")

    def cocher_case(self, case):
        self.viser(case)
        self.presser("Space")
        expect(case).to_be_checked()


class SansJavascript(Souris):
    """The same page as plain forms, its scripts asleep."""

    scripts = False


# The manner of each journey: how the page is worked, how it is opened.
MANIERES = {
    "souris": (Souris, {"permissions": AUTORISATIONS}),
    "clavier": (Clavier, {"permissions": AUTORISATIONS}),
    "sans_javascript": (SansJavascript, {"java_script_enabled": False}),
}


def commence(debut):
    """The name of a control whose end is read aloud only, or depends on the data."""
    return re.compile(f"^{re.escape(debut)}")
