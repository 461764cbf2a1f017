"""A list of a noun: filters and sort in the URL, what is retained as removable tags, pages."""

from django.db.models import F
from django_filters.views import FilterView

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
    for nom in chemin.split("__"):
        ligne = getattr(ligne, nom, None)
    return ligne


class ListeView(FilterView):
    """A filtered and sorted list; an unknown filter is said and ignored, an unknown sort is the default one.

    `tris`: {key in the URL: fields}, reversed by a leading « - » on the key; `tri`: the default key.
    """

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
            "nombre": contexte["paginator"].count,
            "tri": self.tri_demande,
        }
