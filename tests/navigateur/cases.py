"""What the journeys of the grid do in its cells: find one, paste a block, wait for what is said, read what is kept."""

from evaluations.models import Realise

from ..evaluations import pieces
from .manieres import Souris


def champ(evaluation, **axes):
    return f"[name='{pieces.cle(evaluation, **axes).nom}']"


def coller(page, texte):
    """Paste a block as a spreadsheet gives it."""
    Souris(page).coller(texte)


def attendre(page, mot):
    """Wait until the grid says it."""
    page.locator("[data-grille-bandeau]").filter(has_text=mot).wait_for()


def valeurs():
    return {
        (x.departement, x.produit, x.debut): int(x.valeur)
        for x in Realise.objects.filter(valeur__isnull=False).order_by("pk")
    }
