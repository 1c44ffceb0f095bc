"""The desk's addresses, inside the admin."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

app_name = "translations"

# Stands in for the desk's own pages until they are there.
_later = admin.site.admin_view(RedirectView.as_view(pattern_name="admin:index"))

urlpatterns = [
    path("<str:label>/<int:key>/<str:language>/", _later, name="sheet"),
    path("<str:label>/<int:key>/<str:language>/<int:unit>/", _later, name="text"),
]
