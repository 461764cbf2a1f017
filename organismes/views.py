"""The list of organisms, and the page of one."""

from functools import cached_property

from django.http import Http404
from django.views.generic import DetailView

from cus_tracker.accords import accorder
from cus_tracker.listes import ListeView, ranger
from territoires.acces import NommesMixin

from .colonnes import COLONNES
from .dossier import Dossier
from .ensemble import Ensemble
from .filters import OrganismeFilter
from .lecture import lire
from .models import Organisme


class OrganismeListView(NommesMixin, ListeView):
    """Organisms that the agent sees by name, with their stock and what is expected of them on the day of the page."""

    model = Organisme
    filterset_class = OrganismeFilter
    tris = {
        "nom": ("cle_tri",),
        "siren": ("siren",),
        "famille": ("famille",),
        "siege": ("siege__nom",),
        "logements": ("lu__logements",),
        "foyers": ("lu__logements_foyers",),
    }
    tri = "nom"
    export = "organismes"
    colonnes = COLONNES
    lus = ("logements", "foyers")

    @cached_property
    def ensemble(self):
        """The région of the page; None when the agent has none."""
        region = self.request.region
        return Ensemble(region, au=self.request.regard.au) if region else None

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"ensemble": self.ensemble}

    def get_queryset(self):
        visibles = Organisme.objects.visibles_par(self.request.user).select_related("siege", "absorbe_par")
        par_le_parc = self.tri_demande.removeprefix("-") in self.lus
        return visibles if par_le_parc else visibles.order_by(*self.get_ordering())

    def get_context_data(self, *, object_list, **kwargs):
        if self.tri_demande.removeprefix("-") in self.lus:
            object_list = ranger(lire(list(object_list), self.ensemble), self.get_ordering())
        contexte = super().get_context_data(object_list=object_list, **kwargs)
        lire(contexte["object_list"], self.ensemble)
        return contexte | {"compte": accorder(contexte["nombre"], "organisme")}


class OrganismeDetailView(DetailView):
    """An organism: identity, stock, instruments, successions, exclusion sets; 404 when the agent may not see it."""

    model = Organisme

    def get_queryset(self):
        return Organisme.objects.visibles_par(self.request.user).select_related("siege", "absorbe_par")

    def get_context_data(self, **kwargs):
        if self.request.region is None:
            raise Http404
        dossier = Dossier(
            self.object,
            regard=self.request.regard,
            ensemble=Ensemble(self.request.region, au=self.request.regard.au),
            agent=self.request.user,
        )
        return super().get_context_data(dossier=dossier, **kwargs)
