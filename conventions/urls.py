"""Addresses of what was agreed."""

app_name = "conventions"
urlpatterns = []
