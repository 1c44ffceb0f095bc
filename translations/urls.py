"""The desk's addresses, inside the admin."""

from django.contrib.admin import autodiscover
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from translations.views import files, memory, talk
from translations.views.dashboard import dashboard, reconcile
from translations.views.history import history
from translations.views.mail import mail_choice
from translations.views.preview import preview
from translations.views.sheet import sheet
from translations.views.text import text


class LabelConverter(StringConverter):
    """A model's label: ``declarations.declaration``; what has no dot is another page."""

    regex = "[a-z_]+[.][a-z_]+"


register_converter(LabelConverter, "label")
# The desk shows the admin's frame, which knows what every app registered.
autodiscover()

app_name = "translations"
_of_text = [
    path("", text, name="text"),
    path("history/", history, name="history"),
    path("preview/", preview, name="preview"),
    path("comment/", talk.comment, name="comment"),
    path("comment/<int:number>/", talk.close_comment, name="close-comment"),
]
_of_files = [
    path("", files.files, name="files"),
    path("export/", files.export_file, name="export"),
    path("<int:job>/apply/", files.apply_file, name="apply-file"),
]
urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("mail/", mail_choice, name="mail"),
    path("memory/", memory.memory, name="memory"),
    path("memory/export/", memory.export_memory, name="memory-export"),
    path("memory/<int:job>/apply/", memory.apply_memory, name="apply-memory"),
    path("reconcile/", reconcile, name="reconcile"),
    path("<label:label>/<int:key>/<slug:language>/", sheet, name="sheet"),
    path("<label:label>/<int:key>/<slug:language>/assign/", talk.assign, name="assign"),
    path("<label:label>/<int:key>/<slug:language>/files/", include(_of_files)),
    path("<label:label>/<int:key>/<slug:language>/<int:unit>/", include(_of_text)),
]
