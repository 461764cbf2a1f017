"""The addresses of the product, and those of the anchors."""

from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path

from conventions.models import Instrument
from conventions.situations import avec_fin
from cus_tracker.cycle import EN_ATTENTE, Etat

from .nation import AU
from .travaux import PAGE


@admin.register(Instrument)
class InstrumentAdmin(admin.ModelAdmin):
    """The stock changelist, with the columns of our list and those of its filters that it has of its own."""

    list_display = (
        "organisme",
        "intitule",
        "organisme__famille",
        "organisme__siege",
        "etat",
        "etat_le",
        "jours",
        "fin_le",
    )
    list_filter = (
        "dispositif",
        "objet",
        "organisme__siege",
        "organisme__famille",
        "generation",
        "remise_en_ordre",
        "echeance_le",
    )
    list_select_related = ("organisme__siege", "generation")
    search_fields = ("organisme__nom", "organisme__siren")
    list_per_page = PAGE

    def get_queryset(self, request):
        """The state and the échéance in force come with the rows, as in our list: no query per row."""
        return avec_fin(super().get_queryset(request), request.regard).avec_etat(request.regard)

    def etat(self, instrument):
        return Etat(instrument.etat).label if instrument.etat else ""

    def etat_le(self, instrument):
        return instrument.etat_le

    def jours(self, instrument):
        return (AU - instrument.etat_le).days if instrument.etat in EN_ATTENTE else ""

    def fin_le(self, instrument):
        return instrument.fin_le


def ok_user(request):
    """The floor of any page signed in: the session, then the agent."""
    return HttpResponse(f"ok {request.user.pk}")


urlpatterns = [path("ok/", ok_user), path("admin/", admin.site.urls), path("", include("cus_tracker.urls"))]
