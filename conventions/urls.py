"""Addresses of what was agreed."""

from django.urls import path

from . import views, views_attentes, views_creation, views_documents, views_gestes, views_instrument, views_lot
from .gestes import GESTES

app_name = "conventions"
urlpatterns = [
    path("", views.InstrumentListView.as_view(), name="list"),
    path("creer/", views_creation.creer, name="creer"),
    path("attentes/", views_attentes.attentes, name="attentes"),
    path("relancer/", views_attentes.relancer, name="relancer"),
    path("relances/", views_attentes.relances, name="relances"),
    path("lot/", views_lot.geste_en_lot, name="geste_en_lot"),
    path("<int:pk>/", views_instrument.InstrumentDetailView.as_view(), name="detail"),
    *(path(f"<int:pk>/{mot}/", getattr(views_gestes, mot), name=mot) for mot in GESTES),
    path("<int:pk>/annuler/<int:passage>/", views_gestes.annuler, name="annuler"),
    path("<int:pk>/rectifier/<int:passage>/", views_gestes.rectifier, name="rectifier"),
    path("<int:pk>/joindre/", views_documents.joindre, name="joindre"),
    path("<int:pk>/documents/<int:document>/", views_documents.document, name="document"),
    path("<int:pk>/retirer/<int:document>/", views_documents.retirer, name="retirer"),
]
