"""Signing in and out, and whether the database answers."""

from crispy_forms.helper import FormHelper
from django.contrib.auth import views as comptes
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


class ConnexionForm(AuthenticationForm):
    """Identifiant and mot de passe."""

    error_messages = {
        "invalid_login": "Identifiant ou mot de passe inexact. Vérifiez les majuscules, puis réessayez.",
        "inactive": "Ce compte est fermé. Demandez sa réouverture à l’administrateur.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Identifiant"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.form_error_title = "Connexion refusée"


connexion = comptes.LoginView.as_view(
    template_name="connexion.html", authentication_form=ConnexionForm, redirect_authenticated_user=True
)
deconnexion = comptes.LogoutView.as_view()


@login_not_required
@never_cache
@require_safe
def sante(request):
    """200 when the database answers, 503 otherwise."""
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"base": "injoignable"}, status=503)
    return JsonResponse({"base": "ok"})


# Served whatever the day looked at: see territoires.middleware.
for vue in (connexion, deconnexion, sante):
    vue.hors_regard = True
