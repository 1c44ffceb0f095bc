"""Addresses of the declarations, by year."""

from django.urls import path

from declarations import views

app_name = "declarations"

urlpatterns = [
    path("", views.declaration_list, name="list"),
    path("<int:year>/<slug:slug>/", views.detail, name="detail"),
]
