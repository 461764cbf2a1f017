"""The addresses of the product, and those of the anchors."""

from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path

from conventions.models import Instrument


@admin.register(Instrument)
class InstrumentAdmin(admin.ModelAdmin):
    """The stock changelist, with the columns and filters of our list."""

    list_display = ("organisme", "generation", "dispositif", "reference", "remise_en_ordre", "echeance_le")
    list_filter = ("generation", "dispositif", "remise_en_ordre")
    list_select_related = ("organisme", "generation")
    search_fields = ("organisme__nom", "organisme__siren")
    list_per_page = 100


def ok_user(request):
    """The floor of any page signed in: the session, then the agent."""
    return HttpResponse(f"ok {request.user.pk}")


urlpatterns = [path("ok/", ok_user), path("admin/", admin.site.urls), path("", include("cus_tracker.urls"))]
