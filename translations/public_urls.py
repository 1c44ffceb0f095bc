"""Addresses for readers, below a language: reporting a problem with a translation."""

from django.urls import path

from translations.views import reporting

app_name = "reports"

urlpatterns = [
    path("report/<int:unit>/", reporting.report, name="form"),
    path("report/<int:unit>/thanks/", reporting.thanks, name="thanks"),
]
