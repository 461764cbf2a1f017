"""Who may open a page: readers see totals only, so the pages that name organisms are closed to them."""

from django.contrib.auth.mixins import UserPassesTestMixin


class NommesMixin(UserPassesTestMixin):
    """A page that names organisms: 403 for an agent who may see totals only."""

    def test_func(self):
        return self.request.user.nomme
