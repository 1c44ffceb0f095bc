"""All addresses: the admin and files without a language, the public pages under one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from meetings.views import accents
from uccn.discovery.views import feed, sitemap, sitemap_index
from uccn.lib.later_urls import later
from uccn.pages import for_machines, views
from uccn.pages.style import style

urlpatterns = [
    path("", views.choose_language, name="root"),
    later("admin/translations/", "translations.urls", "translations"),
    later("admin/login/", "uccn.accounts.sign_in_urls", "sign-in"),
    # One page for it, which ends other sessions as it says.
    path("admin/password_change/", RedirectView.as_view(pattern_name="accounts:password")),
    later("admin/account/", "uccn.accounts.urls", "accounts"),
    later("admin/programme-of/", "meetings.programme.admin_urls", "programme-admin"),
    later("admin/site-export/", "uccn.site_export.urls", "site-export"),
    # Before the admin's own, whose button "History" leads here.
    later("admin/", "uccn.record.urls", "record"),
    later("admin/", "uccn.lib.admin_urls", "admin"),
    path("accents.css", accents, name="accents"),
    re_path(r"^uploads/(?P<path>.+)$", views.upload, name="upload"),
    path("pictures/", include("meetings.albums.file_urls")),
    path("style/", style, name="style"),
    path("robots.txt", for_machines.robots, name="robots"),
    path(".well-known/security.txt", for_machines.security, name="security"),
    path("favicon.ico", for_machines.favicon, name="favicon"),
    path("sitemap.xml", sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    path("id/", include("declarations.identifier_urls")),
    path("akn/", include("declarations.akoma_ntoso_urls")),
    later("api/", "uccn.api.urls", "api"),
]

urlpatterns += i18n_patterns(
    path("", include("uccn.pages.urls")),
    path("cities/", include("cities.urls")),
    path("meetings/", include("meetings.urls")),
    path("declarations/", include("declarations.urls")),
    path("news/", include("meetings.practical.news_urls")),
    path("translations/", include("translations.public_urls")),
    path("", include("uccn.api.page_urls")),
    path("feeds/<slug:name>.atom", feed, name="feed"),
    path("search/", include("uccn.search.urls")),
)

handler400 = "uccn.pages.errors.bad_request"
handler403 = "uccn.pages.errors.forbidden"
handler404 = "uccn.pages.errors.not_found"
handler500 = "uccn.pages.errors.server_error"
