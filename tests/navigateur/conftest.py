"""A real Chromium, Debian's own: pages wide, narrow or without JavaScript, sign-in, axe, width kept."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from cus_tracker.settings import BASE_DIR

from .. import fabriques
from ..evaluations import pieces
from .manieres import AUTORISATIONS, MANIERES

CHROMIUM = "/usr/bin/chromium"
DRAPEAUX = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
REGLES_AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
LARGEUR, PETITE_LARGEUR, HAUTEUR = 1280, 320, 900
PATIENCE = 10_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Every test of this folder is a journey, whether or not it says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("navigateur")


@pytest.fixture(scope="session")
def navigateur():
    """The browser itself, one for the session."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=DRAPEAUX)
        yield chromium
        chromium.close()


@pytest.fixture
def plaintes():
    """What pages complained of, scripts in error and refusals of the content policy: any left fails the test."""
    entendues = []
    yield entendues
    assert entendues == []


@pytest.fixture
def ouvrir(navigateur, live_server, plaintes):
    """Open pages on the live server."""
    contextes = []

    def ouvrir_page(largeur=LARGEUR, **options):
        contexte = navigateur.new_context(
            base_url=live_server.url, locale="fr-FR", viewport={"width": largeur, "height": HAUTEUR}, **options
        )
        contextes.append(contexte)
        contexte.set_default_timeout(PATIENCE)
        contexte.on("weberror", lambda erreur: plaintes.append(str(erreur.error)))
        contexte.on("console", lambda ligne: plaintes.append(ligne.text) if est_un_refus(ligne) else None)
        return contexte.new_page()

    yield ouvrir_page
    for contexte in contextes:
        contexte.close()


def est_un_refus(ligne):
    return ligne.type == "error" and "Content Security Policy" in ligne.text


@pytest.fixture
def page(ouvrir):
    """A page of an office screen."""
    return ouvrir()


@pytest.fixture
def petite_page(ouvrir):
    """The narrowest page that accessibility asks for."""
    return ouvrir(PETITE_LARGEUR)


@pytest.fixture
def page_sans_js(ouvrir):
    """A page whose scripts never run."""
    return ouvrir(java_script_enabled=False)


@pytest.fixture
def connecter():
    """Sign in as an agent would, by the form; `compte` is an agent or a username."""

    def connecter_page(page, live_server, compte, mot_de_passe="demonstration"):
        page.goto(f"{live_server.url}/connexion/")
        page.fill("[name=username]", getattr(compte, "username", compte))
        page.fill("[name=password]", mot_de_passe)
        page.press("[name=password]", "Enter")
        page.wait_for_url(lambda adresse: "/connexion/" not in adresse)

    return connecter_page


@pytest.fixture
def ouvrir_session(live_server, client):
    """Sign a page in as an agent without its form, and land it on an address."""

    def ouvrir_pour(page, agent, adresse="/"):
        client.force_login(agent)
        temoin = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([temoin])
        page.goto(adresse)

    return ouvrir_pour


@pytest.fixture(params=MANIERES)
def entrer(request, ouvrir, ouvrir_session):
    """A journey in each manner, or in those that it names: an agent, where it starts; its gestures go to the report."""
    maniere, options = MANIERES[request.param]
    gestes = maniere(ouvrir(**options))

    def entrer_en(agent, adresse="/"):
        ouvrir_session(gestes.page, agent, adresse)
        return gestes

    yield entrer_en
    request.node.user_properties.append(("gestes", gestes.faits))


@pytest.fixture
def axe():
    """Violations that axe finds, as short lines; axe enters through the debugger, which no content policy stops."""

    def violations(page):
        page.evaluate(AXE.read_text())
        trouve = page.evaluate(
            "(regles) => axe.run(document, {runOnly: {type: 'tag', values: regles}, resultTypes: ['violations']})",
            REGLES_AXE,
        )
        return [
            f"{violation['id']}: {noeud['html'][:200]} ({noeud['failureSummary']})"
            for violation in trouve["violations"]
            for noeud in violation["nodes"]
        ]

    return violations


@pytest.fixture
def ne_defile_pas():
    """Fail when the page is wider than its window, and name what sticks out."""

    def verifier(page):
        depassent = page.evaluate(
            """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.body.querySelectorAll('*')]
                .filter((e) => e.getBoundingClientRect().right > window.innerWidth)
                .map((e) => e.outerHTML.slice(0, 120))"""
        )
        large = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
        assert large <= 0, f"{page.url} sticks out by {large} px: {depassent[:5]}"

    return verifier


@pytest.fixture
def camille(live_server):
    return fabriques.agent(nom="camille", first_name="Camille", last_name="Delattre", au_retenu=date(2012, 10, 3))


@pytest.fixture
def evaluation(live_server):
    qui = fabriques.organisme("Logis des Sept Clochers")
    fabriques.patrimoine(qui, 9480)
    fabriques.patrimoine(qui, 1240, dep="62")
    return pieces.evaluation(qui)


@pytest.fixture
def grille(ouvrir, live_server, camille, evaluation, connecter):
    """The grid of the evaluation, open on an office screen; the clipboard may be used."""
    page = ouvrir(permissions=AUTORISATIONS)
    connecter(page, live_server, camille)
    page.goto(f"/evaluations/{evaluation.pk}/grille/")
    return page
