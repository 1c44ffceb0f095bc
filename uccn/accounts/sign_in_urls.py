"""Addresses of signing in, before Django's own under the same one."""

from django.urls import path

from uccn.accounts.views import sign_in

app_name = "sign-in"

urlpatterns = [
    path("", sign_in.first_step, name="first"),
    path("second/", sign_in.second_step, name="second"),
    path("set-up/", sign_in.set_up, name="set-up"),
    path("set-up/passkey/", sign_in.set_up_passkey, name="set-up-passkey"),
]
