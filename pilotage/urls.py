"""Addresses of the view from above."""

app_name = "pilotage"
urlpatterns = []
