"""Addresses of what members of staff choose for themselves, and of links in mails to them."""

from django.urls import path

from uccn.accounts.views import factors, language, links, security

app_name = "accounts"

urlpatterns = [
    path("", security.security, name="security"),
    path("language/", language.choose_language, name="language"),
    path("password/", security.change_password, name="password"),
    path("sessions/end/", security.end_session, name="end-session"),
    path("recovery-codes/", factors.new_codes, name="new-codes"),
    path("factors/<str:key>/take-away/", factors.take_away, name="take-away"),
    path("reset/", links.reset, name="reset"),
    path("reset/sent/", links.reset_sent, name="reset-sent"),
    path("reset/<str:key>/<str:token>/", links.reset_confirm, name="reset-confirm"),
    path("invitation/<str:key>/<str:token>/", links.accept, name="accept"),
]
