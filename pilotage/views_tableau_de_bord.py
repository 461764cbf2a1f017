"""The first page: where a région stands on a day, what waits, what changed."""

from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def tableau_de_bord(request):
    """The dashboard of the région looked at."""
    return render(request, "pilotage/tableau_de_bord.html")
