"""The address of the translation page, under the admin."""

from django.contrib import admin
from django.urls import path

from translations import views

app_name = "translations"

urlpatterns = [
    path("<str:label>/<int:pk>/<str:language>/", admin.site.admin_view(views.page), name="page"),
]
