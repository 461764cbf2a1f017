"""A list of a noun: filters and sort in the URL, what is retained as removable tags, pages."""

from django.db.models import F
from django_filters.views import FilterView

from .classeur.ecriture import GENRES
from .exports import conditions, feuille, telecharger
from .templatetags.liens import avec_regard, sans_filtre


def retenus(request, form):
    """The filters in force as (label, this list without it), in the order of the form."""
    for nom, champ in form.fields.items():
        valeurs = form.cleaned_data.get(nom) if hasattr(form, "cleaned_data") else None
        if valeurs in (None, "", []):
            continue
        libelles = dict(_choix(champ))
        for valeur in valeurs if isinstance(valeurs, list) else [valeurs]:
            texte = libelles.get(str(valeur), valeur)
            yield f"{champ.label} : {texte}", sans_filtre({"request": request}, nom, valeur)


def _choix(champ):
    """The choices of a field, those inside groups included."""
    for valeur, libelle in getattr(champ, "choices", ()):
        if isinstance(libelle, list | tuple):
            yield from ((str(v), mot) for v, mot in libelle)
        else:
            yield str(valeur), libelle


def ranger(lignes, ordre):
    """Rows sorted in Python as the base sorts them, what is empty last; for a list that no single query holds."""
    for expression in reversed([terme for terme in ordre if not isinstance(terme, str) or terme != "pk"]):
        descendant = getattr(expression, "descending", False)
        chemin = expression if isinstance(expression, str) else expression.expression.name
        valeurs = [(_valeur(ligne, chemin), ligne) for ligne in lignes]
        pleines = [paire for paire in valeurs if paire[0] is not None]
        pleines.sort(key=lambda paire: paire[0], reverse=descendant)
        lignes = [ligne for _, ligne in pleines] + [ligne for valeur, ligne in valeurs if valeur is None]
    return lignes


def _valeur(ligne, chemin):
    """The value at the end of a path of fields; None as soon as one is missing."""
    if isinstance(ligne, dict):
        return ligne[chemin]
    for nom in chemin.split("__"):
        ligne = getattr(ligne, nom, None)
    return ligne


class ListeView(FilterView):
    """A filtered and sorted list; an unknown filter is said and ignored, an unknown sort is the default one.

    `tris`: {key in the URL: fields}, reversed by a leading « - » on the key; `tri`: the default key. `colonnes`: those
    of the file that `?format=xlsx|ods|csv` hands over with all the rows, under the name `export`.
    """

    colonnes = ()
    export = "liste"

    tris = {}
    tri = ""
    paginate_by = 100
    strict = False
    template_name_suffix = "_list"

    def get_filterset_kwargs(self, filterset_class):
        """The filters always read the URL, an empty one too: what they retain without being asked holds everywhere."""
        return super().get_filterset_kwargs(filterset_class) | {"data": self.request.GET}

    @property
    def tri_demande(self):
        """The key of sort asked, « -key » when reversed."""
        demande = self.request.GET.get("tri", "")
        return demande if demande.removeprefix("-") in self.tris else self.tri

    def get_ordering(self):
        """The fields to sort on, what is empty last; the last fields settle equals, so that pages never overlap."""
        demandes = self.tris[self.tri_demande.removeprefix("-")]
        if self.tri_demande.startswith("-"):
            ordre = [F(champ).desc(nulls_last=True) for champ in demandes]
        else:
            ordre = [F(champ).asc(nulls_last=True) for champ in demandes]
        return (*ordre, *self.tris[self.tri], "pk")

    @property
    def format_demande(self):
        """The kind of file asked in place of the page; empty for the page."""
        demande = self.request.GET.get("format", "")
        return demande if demande in GENRES and self.colonnes else ""

    def get_paginate_by(self, queryset):
        """A file holds every row."""
        return None if self.format_demande else super().get_paginate_by(queryset)

    def render_to_response(self, context, **kwargs):
        if not self.format_demande:
            return super().render_to_response(context, **kwargs)
        regard, region = self.request.regard, self.request.region
        filtres = [libelle for libelle, _ in context["retenus"]]
        lignes = feuille(self.export, self.colonnes, context["object_list"])
        dites = conditions(regard, region, filtres, nombre=context["nombre"])
        return telecharger(f"{self.export}-au-{regard.au}", self.format_demande, [lignes, dites])

    def get_context_data(self, **kwargs):
        contexte = super().get_context_data(**kwargs)
        form = contexte["filter"].form
        garde = self.request.GET.get("tri") or None
        return contexte | {
            "form": form,
            "retenus": list(retenus(self.request, form)),
            "seconds": (seconds := getattr(self.filterset_class, "seconds", ())),
            "seconds_retenus": any(self.request.GET.get(nom) for nom in seconds),
            "adresse_sans": avec_regard(self.request, self.request.path, tri=garde),
            "nombre": contexte["paginator"].count if contexte["paginator"] else len(contexte["object_list"]),
            "tri": self.tri_demande,
        }
