"""The addresses of cities."""

from django.urls import path

from cities import views

app_name = "cities"
urlpatterns = [
    path("", views.city_list, name="list"),
    path("map/", views.city_map, name="map"),
    path("figures/", views.figures, name="figures"),
    path("<slug:slug>/", views.city_detail, name="detail"),
]
