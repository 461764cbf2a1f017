"""Addresses of who signs."""

from django.urls import path

from . import views

app_name = "organismes"
urlpatterns = [
    path("", views.OrganismeListView.as_view(), name="list"),
    path("<int:pk>/", views.OrganismeDetailView.as_view(), name="detail"),
]
