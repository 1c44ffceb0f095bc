"""The desk's addresses, inside the admin."""

from django.urls import path

from translations.views import mail, placeholders

app_name = "translations"
urlpatterns = [
    path("mail/", mail.mail_choice, name="mail"),
    path("<str:label>/<int:key>/<str:language>/", placeholders.nothing, name="sheet"),
    path("<str:label>/<int:key>/<str:language>/<int:unit>/", placeholders.nothing, name="text"),
]
