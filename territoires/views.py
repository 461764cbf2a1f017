"""The day that an agent retains, at which every page opens until it is forgotten."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cus_tracker.typographie import jour

from .forms import DateRetenueForm
from .middleware import hors_regard


@hors_regard
@require_POST
def retenir(request):
    """Retain a day, or forget it when none is given; back to the page asked, if it is one of ours."""
    form = DateRetenueForm(request.POST)
    if form.is_valid():
        request.user.au_retenu = form.cleaned_data["au"]
        request.user.save(update_fields=["au_retenu"])
        messages.success(request, _dit(request.user.au_retenu))
    else:
        messages.error(request, " ".join(form.errors.get("au", ["Cette date n’a pas été retenue."])))
    suite = request.POST.get("suite", "")
    local = url_has_allowed_host_and_scheme(suite, {request.get_host()}, require_https=request.is_secure())
    return redirect(suite if local else "tableau-de-bord")


def _dit(retenu):
    if retenu is None:
        return "L’outil s’ouvre de nouveau à la date du jour."
    return f"L’outil s’ouvrira au {jour(retenu)}, jusqu’à ce que vous reveniez à aujourd’hui."
