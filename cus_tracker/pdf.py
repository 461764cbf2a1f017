"""PDF documents: their kinds, and their rendering as PDF/UA-1 from our templates, stylesheet and fonts alone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.module_loading import autodiscover_modules
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

FEUILLE = "pdf/pdf.css"
POLICES = "dsfr/dist/fonts/"
SCHEME = "police:"

# Pango shares one map of fonts: two renderings at once would change it under each other.
_verrou = Lock()
_genres = {}


@dataclass(frozen=True)
class Genre:
    """A kind of PDF: its code, its title, its template, and a sample context with which the tests validate it."""

    code: str
    titre: str
    gabarit: str
    exemple: Callable[[], dict]


def document(code, titre, *, gabarit):
    """Register a kind of PDF; decorates the function that gives its sample context, in an app's `documents.py`."""

    def enregistrer(exemple):
        if _genres.setdefault(code, genre := Genre(code, titre, gabarit, exemple)) != genre:
            raise ValueError(f"Deux documents portent le code « {code} ».")
        return exemple

    return enregistrer


def genres():
    """Every kind of PDF that the apps declare."""
    autodiscover_modules("documents")
    return tuple(_genres.values())


class Ressources(URLFetcher):
    """Lets in the fonts named by our stylesheet and images written in place; no network, no other file."""

    def __init__(self):
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url, headers=None):
        if url.startswith(SCHEME):
            return URLFetcherResponse(url, _police(url.removeprefix(SCHEME)), {"Content-Type": "font/woff2"})
        return super().fetch(url, headers)


def _police(nom):
    chemin = finders.find(f"{POLICES}{nom}.woff2") if nom.replace("-", "").replace("_", "").isalnum() else None
    if chemin is None:
        raise FatalURLFetchingError(f"La police {nom} manque.")
    return Path(chemin).read_bytes()


@cache
def _feuille():
    """The stylesheet and its fonts, read once."""
    polices = FontConfiguration()
    texte = Path(finders.find(FEUILLE)).read_text()
    return CSS(string=texte, font_config=polices, url_fetcher=Ressources()), polices


def rendre(gabarit, contexte, *, titre, auteur="", sujet=""):
    """The PDF of a template, tagged for PDF/UA-1. Same words in, same bytes out: neither date nor chance is written."""
    html = render_to_string(gabarit, {**contexte, "titre": titre, "auteur": auteur, "sujet": sujet})
    with _verrou:
        feuille, polices = _feuille()
        page = HTML(string=html, url_fetcher=Ressources(), media_type="print")
        return page.write_pdf(stylesheets=[feuille], font_config=polices, pdf_variant="pdf/ua-1")


def servir(gabarit, contexte, *, nom, titre, sujet=""):
    """The answer that shows the PDF of a template in the browser, under this name."""
    entete = {"Content-Disposition": f'inline; filename="{nom}.pdf"'}
    return HttpResponse(
        rendre(gabarit, contexte, titre=titre, sujet=sujet), content_type="application/pdf", headers=entete
    )
