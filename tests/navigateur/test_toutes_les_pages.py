"""Every page of the resolver in a real browser: filled, empty, refused; wide, narrow; with scripts and without."""

import pytest

from ..adresses import ADRESSES, ROLES
from ..monde import Monde

pytestmark = pytest.mark.django_db(transaction=True)
ETROIT = {"width": 320, "height": 900}
LARGE = {"width": 1280, "height": 900}
# Who opens a page: the first that the table lets in; a reader opens again what a reader sees otherwise.
OUVREURS = ("dreal", "admin", "ddtm", "lecteur", "anonyme")


def parcours(role):
    """The addresses that this role is the first to open, all those open to a reader for a reader."""
    pages = [a for a in ADRESSES.values() if not a.fichier]
    if role == "lecteur":
        return [a for a in pages if a.ouverte_a("lecteur")]
    return [a for a in pages if next((r for r in OUVREURS if a.ouverte_a(r)), "") == role]


@pytest.fixture
def en_tant_que(ouvrir, ouvrir_session):
    """A page already signed in as a role, by its session."""

    def ouvrir_page(monde, role, **options):
        page = ouvrir(**options)
        if role != "anonyme":
            ouvrir_session(page, monde.agents[role])
        return page

    return ouvrir_page


def visiter(page, adresse, monde):
    """Open an address; False when it is no page."""
    reponse = page.goto(adresse.url(monde))
    assert reponse.status == 200, f"{adresse.nom}: {reponse.status}"
    return "text/html" in reponse.headers["content-type"]


@pytest.mark.parametrize("role", ["dreal", "admin", "lecteur", "anonyme"])
def test_every_page_is_accessible_wide_and_narrow(en_tant_que, axe, ne_defile_pas, role):
    monde = Monde()
    page = en_tant_que(monde, role)
    fautes = {}

    for adresse in parcours(role):
        page.set_viewport_size(LARGE)
        if visiter(page, adresse, monde):
            constats = axe(page)
            page.set_viewport_size(ETROIT)
            fautes[adresse.nom] = constats + axe(page) + depassements(page, ne_defile_pas) + titres(page)

    assert en_lignes(fautes) == ""


def test_every_page_without_rows_is_accessible(en_tant_que, axe, ne_defile_pas):
    monde = Monde(rangs=0)
    page = en_tant_que(monde, "dreal", largeur=320)
    fautes = {}

    for adresse in (a for a in parcours("dreal") if a.sans_objet):
        if visiter(page, adresse, monde):
            fautes[adresse.nom] = axe(page) + depassements(page, ne_defile_pas) + titres(page)

    assert en_lignes(fautes) == ""


def test_every_page_stands_without_javascript(en_tant_que, ne_defile_pas):
    monde = Monde()
    page = en_tant_que(monde, "dreal", largeur=320, java_script_enabled=False)
    fautes = {}

    for adresse in parcours("dreal"):
        if visiter(page, adresse, monde):
            fautes[adresse.nom] = depassements(page, ne_defile_pas) + titres(page)

    assert en_lignes(fautes) == ""


def test_every_form_says_its_errors_accessibly(en_tant_que, axe, ne_defile_pas):
    monde = Monde()
    page = en_tant_que(monde, "dreal", largeur=320)
    fautes = {}

    for adresse in (a for a in parcours("dreal") if a.post == 200):
        visiter(page, adresse, monde)
        if not page.locator("main form[method=post]").count():
            continue  # nothing to send to this sample: rows to tick first, an organism that cannot be deleted
        with page.expect_navigation():
            page.evaluate("document.querySelector('main form[method=post]').submit()")
        fautes[adresse.nom] = axe(page) + depassements(page, ne_defile_pas)

    assert en_lignes(fautes) == ""


def en_lignes(fautes):
    """One line a fault, with the name of its page."""
    return "\n".join(f"{nom}: {faute}" for nom, trouvees in fautes.items() for faute in trouvees)


def depassements(page, ne_defile_pas):
    """What makes the page scroll sideways, as a list."""
    try:
        ne_defile_pas(page)
    except AssertionError as erreur:
        return [str(erreur).splitlines()[0]]
    return []


def titres(page):
    """One h1, and a title that says the page."""
    nombre = page.locator("h1").count()
    return [] if nombre == 1 and page.title().split(" · ")[0].strip() else [f"{nombre} h1, title « {page.title()} »"]


def test_the_walk_opens_every_page_that_somebody_may_open():
    ouvertes = {a.nom for a in ADRESSES.values() if not a.fichier and any(a.ouverte_a(role) for role in ROLES)}

    assert ouvertes == {a.nom for role in ("dreal", "admin", "lecteur", "anonyme") for a in parcours(role)}
