"""The desk's addresses, inside the admin."""

app_name = "translations"
urlpatterns: list = []
