"""Addresses of the archive, of years and of meetings."""

from django.urls import path

from meetings import views

app_name = "meetings"

urlpatterns = [
    path("", views.archive, name="list"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/<slug:slug>/", views.detail, name="detail"),
]
