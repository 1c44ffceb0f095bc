"""Addresses in Akoma Ntoso, which its files give to texts, versions, files and paragraphs."""

from django.urls import path

from declarations import views

app_name = "akoma-ntoso"

urlpatterns = [path("<path:rest>", views.akoma_ntoso, name="address")]
