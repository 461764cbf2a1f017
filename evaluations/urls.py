"""Addresses of what came of it."""

app_name = "evaluations"
urlpatterns = []
