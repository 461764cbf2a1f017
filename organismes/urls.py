"""Addresses of who signs."""

app_name = "organismes"
urlpatterns = []
