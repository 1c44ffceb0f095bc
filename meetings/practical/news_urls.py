"""Addresses of the news."""

from django.urls import path, re_path

from meetings.practical import news_views

app_name = "news"

urlpatterns = [
    path("", news_views.news_list, name="list"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<slug>[-a-zA-Z0-9_]+)/$", news_views.item, name="item"),
]
