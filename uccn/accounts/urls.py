"""Addresses of what a member of staff chooses for themselves."""

from django.urls import path

from uccn.accounts import views

app_name = "accounts"

urlpatterns = [
    path("language/", views.choose_language, name="language"),
]
