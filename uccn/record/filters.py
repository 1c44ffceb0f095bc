"""By what the list of changes is narrowed."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from uccn.lib.acting import ADMIN, COMMAND, DESK, IMPORT, SITE
from uccn.lib.recorded import recorded
from uccn.record.telling import kind_name, way


class KindFilter(admin.SimpleListFilter):
    """The kind of thing that was changed."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        """Every recorded kind, by its name."""
        return sorted(((kind, kind_name(kind)) for kind in recorded()), key=lambda pair: pair[1])

    def queryset(self, request, queryset):
        """The changes of that kind."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    """Who changed it, of those who are members of staff now."""

    title = _("who")
    parameter_name = "person"

    def lookups(self, request, model_admin):
        """Every member of staff. One query."""
        staff = get_user_model().objects.filter(is_staff=True).order_by("username")
        return [(str(user.pk), user.get_full_name() or user.get_username()) for user in staff]

    def queryset(self, request, queryset):
        """The changes of that person."""
        key = self.value() or ""
        return queryset.filter(person_id=key) if key.isdecimal() and len(key) < 18 else queryset


class WayFilter(admin.SimpleListFilter):
    """On which way it came."""

    title = _("way")
    parameter_name = "way"

    def lookups(self, request, model_admin):
        """Every way; commands are one."""
        ways = [(via, way(via)) for via in (ADMIN, DESK, IMPORT, SITE)]
        return [*ways, (COMMAND, _("by a command")), ("unknown", way(""))]

    def queryset(self, request, queryset):
        """The changes that came so."""
        if self.value() == COMMAND:
            return queryset.filter(via__startswith=COMMAND)
        if self.value() == "unknown":
            return queryset.filter(via="")
        return queryset.filter(via=self.value()) if self.value() else queryset
