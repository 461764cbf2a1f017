"""A form that changes what is already there, and what another agent does to it while its page is open."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from ..adresses import ADRESSES
from ..boites import boites, envoyer

MOT = "Vu par Camille"


def par_le_formulaire(**saisie):
    """Someone else sends the same form."""
    return lambda edition, monde, client: edition.envoyer(monde, client, saisie)


def par(nom, objet, **saisie):
    """Someone else sends the form of another address, of these arguments."""
    return lambda edition, monde, client: envoyer(client, reverse(nom, args=objet(monde)), **saisie)


@dataclass(frozen=True)
class Edition:
    """A form that is sent on a stale page.

    `saisie` is what the first agent types, whose words `trace` are then found in the base; `entre` what the other does
    meanwhile, `dit` how the refusal tells it. `page` is where the form is drawn when it is not at its own address,
    `role` and `autre` who the two are, `terminal` why it cannot be sent again: what it was about is no longer there.
    """

    nom: str
    saisie: dict | Callable
    entre: Callable
    dit: tuple[str, ...]
    args: Callable | None = None
    page: Callable | None = None
    avant: Callable = field(default=lambda monde: None)
    trace: str = MOT
    role: str = "dreal"
    autre: str = "dreal"
    terminal: str = ""
    cas: str = ""

    def __str__(self):
        return f"{self.nom} {self.cas}".strip()

    def adresse(self, monde):
        return reverse(self.nom, args=(self.args or ADRESSES[self.nom].args)(monde))

    def ouvrir(self, monde, client):
        """The page where the form is drawn."""
        if not self.page:
            return client.get(self.adresse(monde))
        page = self.page(monde)
        return client.post(*page) if isinstance(page, tuple) else client.get(page)

    def boites(self, monde, page):
        """The boxes of the form in a page that draws it."""
        return boites(page, self.adresse(monde))

    def saisir(self, monde):
        """What the first agent types."""
        return self.saisie(monde) if callable(self.saisie) else self.saisie

    def envoyer(self, monde, client, saisie):
        """Open the page, type over its boxes, send it."""
        ouvertes = self.boites(monde, self.ouvrir(monde, client))
        return client.post(self.adresse(monde), ouvertes | saisie)


def par_le_sien(nom, **saisie):
    """Someone else sends the form of another address about the same object."""
    return lambda edition, monde, client: envoyer(client, reverse(nom, args=edition.args(monde)), **saisie)


def un(monde, nom, faire):
    """An object of the world, made once asked."""
    if nom not in monde.lignes:
        monde.lignes[nom] = faire()
    return monde.lignes[nom]
