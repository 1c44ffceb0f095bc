"""Addresses of the declarations, by year."""

from django.urls import path, re_path

from declarations import views

app_name = "declarations"

urlpatterns = [
    path("", views.declaration_list, name="list"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)/$", views.detail, name="detail"),
]
