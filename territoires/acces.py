"""Who may open a page: readers see totals only, so the pages that name organisms are closed to them."""

from functools import wraps

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied

from .models import Agent


class NommesMixin(UserPassesTestMixin):
    """A page that names organisms: 403 for an agent who may see totals only."""

    def test_func(self):
        return self.request.user.nomme


def nommes_seulement(vue):
    """The same for a view that is a function."""

    @wraps(vue)
    def garder(request, *args, **kwargs):
        if not request.user.nomme:
            raise PermissionDenied
        return vue(request, *args, **kwargs)

    return garder


class Comptes(ModelBackend):
    """The local accounts; an agent comes with what every page asks of one: région, département, service."""

    def get_user(self, user_id):
        agent = Agent.objects.select_related("region", "departement", "service").filter(pk=user_id).first()
        return agent if agent and self.user_can_authenticate(agent) else None
