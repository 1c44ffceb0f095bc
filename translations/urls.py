"""The desk's addresses, inside the admin."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from translations.views.dashboard import dashboard, reconcile
from translations.views.history import history
from translations.views.preview import preview
from translations.views.sheet import sheet
from translations.views.text import text


class LabelConverter(StringConverter):
    """A model's label: ``declarations.declaration``; what has no dot is another page."""

    regex = "[a-z_]+[.][a-z_]+"


register_converter(LabelConverter, "label")

app_name = "translations"
_of_text = [
    path("", text, name="text"),
    path("history/", history, name="history"),
    path("preview/", preview, name="preview"),
]
urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("reconcile/", reconcile, name="reconcile"),
    path("<label:label>/<int:key>/<slug:language>/", sheet, name="sheet"),
    path("<label:label>/<int:key>/<slug:language>/<int:unit>/", include(_of_text)),
]
