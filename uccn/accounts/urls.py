"""Addresses of what members of staff choose for themselves."""

from django.urls import path

from uccn.accounts import views

app_name = "accounts"

urlpatterns = [
    path("language/", views.choose_language, name="language"),
]
