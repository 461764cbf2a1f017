"""What a form of the grid sends, with or without script: more fields than other forms, texts, versions seen."""

from functools import wraps
from urllib.parse import parse_qsl

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from .grille.cles import est_un_nom
from .saisie import Demande

CHAMPS = 12_000
FORMULAIRE = "application/x-www-form-urlencoded"


def champs_nombreux(vue):
    """Let one view receive a whole grid, where other forms stop at a thousand fields; the token is checked after."""
    protegee = csrf_protect(vue)

    @csrf_exempt
    @wraps(vue)
    def enveloppe(request, *args, **kwargs):
        if request.method == "POST" and request.content_type == FORMULAIRE:
            request._post, request._files = _lire(request.body), MultiValueDict()
        return protegee(request, *args, **kwargs)

    return enveloppe


def _lire(corps):
    """The fields of a form, as Django would give them."""
    champs = QueryDict(mutable=True)
    try:
        paires = parse_qsl(corps.decode(), keep_blank_values=True, max_num_fields=CHAMPS)
    except ValueError as erreur:
        raise BadRequest("Ce formulaire est illisible, ou compte trop de cases.") from erreur
    for nom, valeur in paires:
        champs.appendlist(nom, valeur)
    champs._mutable = False
    return champs


def demandes(champs):
    """One Demande for each cell sent; `versions` is « name:key name:key », what the page showed."""
    vues = dict(_version(morceau) for morceau in champs.get("versions", "").split())
    return [Demande(nom, champs[nom], vues.get(nom, 0)) for nom in champs if est_un_nom(nom)]


def _version(morceau):
    nom, _, version = morceau.rpartition(":")
    return nom, int(version) if version.isascii() and version.isdigit() and len(version) < 18 else 0
