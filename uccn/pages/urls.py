"""Addresses of the pages that belong to no single subject."""

from django.urls import path

from uccn.pages import views

app_name = "pages"

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("colophon/", views.colophon, name="colophon"),
]
