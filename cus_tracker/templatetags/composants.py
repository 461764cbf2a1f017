"""The components of the pages: menu, date bar, states, countable bar, sortable columns, pages of a list."""

from copy import copy
from functools import lru_cache
from math import ceil

from django import template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse

from ..cycle import AU_MASCULIN, Etat
from ..regard import aujourd_hui
from .liens import avec_regard

register = template.Library()

ATTENDUE = "attendue"
LIBELLES = {ATTENDUE: "attendue", **dict(Etat.choices)}
# In a dense table: the shape says the rest.
LIBELLES_COURTS = LIBELLES | {
    Etat.ELABORATION: "élaboration",
    Etat.DEPOSEE: "déposé",
    Etat.NEGOCIATION: "négociation",
    Etat.AVIS: "avis",
    Etat.PRETE_A_SIGNER: "proche",
    Etat.SUSPENDUE: "en suspens",
    Etat.ABANDONNEE: "abandonnée",
}
# Of an avenant, in full and in short.
MASCULINS = {ATTENDUE: "attendu", **AU_MASCULIN}
MASCULINS_COURTS = MASCULINS | {Etat.ABANDONNEE: "abandonné"}

# Name of the view, label, roles it opens to (None: every agent). An entry whose view does not exist is not drawn.
MENU = (
    ("tableau-de-bord", "Tableau de bord", None),
    ("conventions:list", "Conventions", ("dreal", "ddtm", "admin")),
    ("organismes:list", "Organismes", ("dreal", "ddtm", "admin")),
    ("evaluations:list", "Évaluations", ("dreal", "ddtm", "admin")),
    ("indicateurs:list", "Indicateurs", None),
    ("pilotage:consolidation", "Consolidation", None),
    ("pilotage:seances", "Séances", None),
    ("pilotage:dialogue", "Dialogue", ("dreal", "ddtm", "admin")),
    ("pilotage:importer", "Importer", ("dreal", "ddtm", "admin")),
    ("aide", "Aide", None),
)


@register.simple_tag
def adresse_ouverte(nom, *args):
    """Address of a view by its name, empty when the application has no such view."""
    try:
        return reverse(nom, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("_composants/menu.html", takes_context=True)
def menu(context):
    """The main menu: only entries whose view exists and that the agent may open.

    An entry is active on its page and on those below it; the dashboard, above all, on its own page only.
    """
    request = context["request"]
    role = "admin" if request.user.is_superuser else request.user.role
    ouvertes = [(adresse_ouverte(nom), libelle) for nom, libelle, roles in MENU if roles is None or role in roles]
    sommet, suite = adresse_ouverte("tableau-de-bord"), avec_regard(request, "")
    return {
        "entrees": [
            {
                "adresse": f"{adresse}{suite}",
                "libelle": libelle,
                "active": request.path == adresse or (adresse != sommet and request.path.startswith(adresse)),
            }
            for adresse, libelle in ouvertes
            if adresse
        ]
    }


@register.simple_tag(takes_context=True)
def parametres_gardes(context, *noms):
    """The query parameters of these names that this page was given, for the hidden fields of a form."""
    return [(nom, valeur) for nom in noms for valeur in context["request"].GET.getlist(nom) if valeur]


def _horloge(request, nom, libelle, jour):
    """One clock of the date bar: the day in force, or the text that could not be read with its reason."""
    texte, erreur = next(((texte, erreur) for lu, texte, erreur in request.jours_illisibles if lu == nom), ("", ""))
    return {"nom": nom, "libelle": libelle, "jour": jour, "texte": texte, "erreur": erreur}


@register.inclusion_tag("_composants/temps.html", takes_context=True)
def temps(context):
    """The bar « Situation au … / données connues au … », with one click to today when it looks elsewhere."""
    request = context["request"]
    regard, jour = request.regard, aujourd_hui()
    retires = ("au", "connu_le", "page", "format")
    gardes = [(nom, valeur) for nom, valeurs in request.GET.lists() if nom not in retires for valeur in valeurs]
    retour = copy(request.GET)
    for nom in retires:
        retour.pop(nom, None)
    retour["au"] = jour.isoformat()
    decale = regard.au != jour or regard.connu_le is not None
    retenue = request.user.au_retenu == regard.au
    mot = "Ne plus retenir cette date" if retenue else "Retenir cette date"
    return {
        "request": request,
        "aujourd_hui": jour,
        "gardes": gardes,
        "retenir": mot if request.au_est_passe else "",
        "a_retenir": "" if retenue else regard.au.isoformat(),
        "suite": request.path,
        "horloges": [
            _horloge(request, "au", "Situation au", regard.au),
            _horloge(request, "connu_le", "données connues au", regard.connu_le),
        ],
        "ailleurs": ("Date à venir" if regard.au > jour else "Vue du passé") if request.au_est_passe else "",
        "adresse_aujourd_hui": f"{request.path}?{retour.urlencode()}" if decale else "",
    }


@register.simple_tag
def etat(code, le=None, court=False, libelle="", precision="jour", masculin=False):
    """A state as a shape and a word: `code` of `Etat` or « attendue », its day and what is known of it, a short word
    (`court`) for tables, `masculin` for an avenant.
    """
    libelles, masculins = (LIBELLES_COURTS, MASCULINS_COURTS) if court else (LIBELLES, MASCULINS)
    return _etat(code, le, precision, libelle or (masculin and masculins.get(code)) or libelles[code])


@lru_cache(maxsize=4096)
def _etat(code, le, precision, libelle):
    """The drawing of a state, once: lists hold hundreds of them, that say the same few things."""
    return render_to_string(
        "_composants/etat.html", {"code": code, "le": le, "precision": precision, "libelle": libelle}
    )


@register.inclusion_tag("_composants/legende.html")
def legende(*codes):
    """The legend of the states given, of all of them when none is."""
    return {"codes": codes or tuple(LIBELLES)}


LARGEUR_BARRE, COMPTABLES = 600, 120


@register.inclusion_tag("_composants/barre.html")
def barre(segments, texte):
    """A countable bar: `segments` of (code of state, number), one rectangle each, `texte` says it in words.

    Past 120 instruments nobody counts: each state is then a single rectangle, to scale.
    """
    total = sum(nombre for _, nombre in segments)
    if not total:
        return {"rectangles": [{"code": ATTENDUE, "x": "0.50", "largeur": f"{LARGEUR_BARRE - 1:.2f}"}], "texte": texte}
    if total <= COMPTABLES:
        morceaux = [(code, 1) for code, nombre in segments for _ in range(nombre)]
    else:
        morceaux = [(code, nombre) for code, nombre in segments if nombre]
    pas = LARGEUR_BARRE / total
    jour = min(3.0, pas / 4)
    rectangles, x = [], 0.0
    for code, nombre in morceaux:
        rectangles.append({"code": code, "x": f"{x + jour / 2:.2f}", "largeur": f"{nombre * pas - jour:.2f}"})
        x += nombre * pas
    return {"rectangles": rectangles, "texte": texte}


@register.inclusion_tag("_composants/colonne.html", takes_context=True)
def colonne(context, cle, libelle, nombre=False):
    """Header cell that sorts the list by `?tri=cle`, then by `?tri=-cle` on a second click."""
    request = context["request"]
    tri = context.get("tri", request.GET.get("tri", ""))
    sens = {cle: "ascending", f"-{cle}": "descending"}.get(tri, "")
    demande = copy(request.GET)
    demande.pop("page", None)
    demande["tri"] = f"-{cle}" if sens == "ascending" else cle
    return {"libelle": libelle, "nombre": nombre, "sens": sens, "adresse": f"{request.path}?{demande.urlencode()}"}


@register.simple_tag(takes_context=True)
def adresse_page(context, numero):
    """This list at another page, filters and clocks kept."""
    demande = copy(context["request"].GET)
    demande["page"] = numero
    return f"{context['request'].path}?{demande.urlencode()}"


@register.simple_tag
def pages(page_obj):
    """Numbers of the pages to offer; None where some are skipped."""
    dernier, ici = page_obj.paginator.num_pages, page_obj.number
    voulues = sorted({1, dernier, *range(max(1, ici - 2), min(dernier, ici + 2) + 1)})
    numeros, precedent = [], 0
    for numero in voulues:
        numeros += [None, numero] if numero > precedent + 1 else [numero]
        precedent = numero
    return numeros


@register.filter
def attente(duree):
    """A length of time to wait, in minutes or hours, rounded up."""
    minutes = ceil(duree.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    heures = ceil(minutes / 60)
    return f"{heures} heure{'s' if heures > 1 else ''}"
