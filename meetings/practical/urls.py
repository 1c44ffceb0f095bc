"""Addresses of a meeting's practical pages and words of welcome, below those of the meeting."""

from django.urls import path

from meetings.practical import views

app_name = "practical"

urlpatterns = [
    path("practical/", views.pages, name="pages"),
    path("practical/<slug:name>/", views.page, name="page"),
    path("welcome/", views.welcome, name="welcome"),
]
