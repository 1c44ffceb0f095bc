"""The admin's addresses; importing them imports every app's ``admin``."""

from django.contrib.admin import autodiscover, site

autodiscover()

urlpatterns = site.get_urls()
