"""Who may open a page: readers see totals only, so the pages that name organisms are closed to them."""

from functools import wraps

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied


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
