"""The page of one instrument."""

from django.views.generic import DetailView

from .fiche import Fiche, a_montrer
from .models import Instrument


class InstrumentDetailView(DetailView):
    """A convention or an avenant, at the clocks of the page; 404 for who does not see its organism by name."""

    template_name = "conventions/instrument_detail.html"
    context_object_name = "instrument"

    def get_queryset(self):
        """Those the agent sees by name."""
        return a_montrer(Instrument.objects.visibles_par(self.request.user))

    def get_context_data(self, **kwargs):
        fiche = Fiche(self.object, self.request.regard, self.request.user)
        return super().get_context_data(**kwargs) | {"fiche": fiche}
