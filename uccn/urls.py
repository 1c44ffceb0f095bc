"""All addresses: the admin and files without a language, the public pages under one."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from meetings.views import accents
from uccn.pages import views

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("admin/translations/", include("translations.urls")),
    path("admin/account/", include("uccn.accounts.urls")),
    path("admin/", admin.site.urls),
    path("accents.css", accents, name="accents"),
    re_path(r"^uploads/(?P<path>.+)$", views.upload, name="upload"),
    path("robots.txt", views.robots, name="robots"),
    path("id/", include("declarations.identifier_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("uccn.pages.urls")),
    path("cities/", include("cities.urls")),
    path("meetings/", include("meetings.urls")),
    path("declarations/", include("declarations.urls")),
    path("translations/", include("translations.public_urls")),
    path("search/", include("uccn.search.urls")),
)

handler404 = "uccn.pages.views.not_found"
handler500 = "uccn.pages.views.server_error"
