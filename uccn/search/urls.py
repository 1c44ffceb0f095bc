"""The address of the search."""

from django.urls import path

from uccn.search import views

app_name = "search"

urlpatterns = [path("", views.results, name="results")]
