"""The page of one instrument."""

from django.views.generic import DetailView

from .fiche import Fiche
from .models import Instrument


class InstrumentDetailView(DetailView):
    """A convention or an avenant, at the clocks of the page; 404 for who does not see its organism by name."""

    template_name = "conventions/instrument_detail.html"
    context_object_name = "instrument"

    def get_queryset(self):
        """Those the agent sees by name."""
        visibles = Instrument.objects.visibles_par(self.request.user)
        return visibles.select_related(
            "organisme__siege", "organisme__absorbe_par", "generation", "parent__organisme", "suivi__responsable"
        )

    def get_context_data(self, **kwargs):
        fiche = Fiche(self.object, self.request.regard, self.request.user)
        return super().get_context_data(**kwargs) | {"fiche": fiche}
