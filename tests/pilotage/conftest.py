"""A table of the région taken over in its three pages, as an agent of the DREAL does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pilotage.models import TableauRepris
from tests import fabriques
from tests.boites import boites


@pytest.fixture
def dreal(client):
    agent = fabriques.agent("dreal", au_retenu=fabriques.JOUR)
    client.force_login(agent)
    return agent


@pytest.fixture
def reprendre(client, dreal):
    """Leave a table, accept the columns as guessed but for `colonnes`, answer the names; gives the last page."""

    def faire(lignes, colonnes=(), noms=(), prereglage="region", gen="2011-2016"):
        contenu = fabriques.tableau_repris(dreal, lignes).fichier.read()
        TableauRepris.objects.last().delete()
        depot = {"fichier": SimpleUploadedFile("suivi.xlsx", contenu), "prereglage": prereglage}
        depot |= {"generation": fabriques.generation(gen).pk, "dispositif": "locatif", "au": "01/01/2012"}
        page = client.post("/importer/reprendre/", depot, follow=True)
        page = client.post(page.request["PATH_INFO"], boites(page) | dict(colonnes), follow=True)
        if page.context["form"].errors:
            return page
        return client.post(page.request["PATH_INFO"], {"version": boites(page)["version"]} | dict(noms), follow=True)

    return faire
