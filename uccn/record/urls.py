"""Addresses of objects' records, where the admin's button "History" leads to."""

from django.contrib import admin
from django.contrib.admin import autodiscover
from django.urls import path

from uccn.record import views

app_name = "record"

autodiscover()

_OBJECT = "<slug:app_label>/<slug:model_name>/<int:key>/history/"

urlpatterns = [
    path(_OBJECT, admin.site.admin_view(views.history), name="history"),
    path(f"{_OBJECT}<int:number>/", admin.site.admin_view(views.restore), name="restore"),
]
