"""Groups in the admin by their names in the language of who reads: lists, filters and forms."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from uccn.accounts.mailing import write_down
from uccn.accounts.models import StaffMail
from uccn.accounts.role_names import spoken
from uccn.lib.second_look import SecondLook


class GroupsField(forms.ModelMultipleChoiceField):
    """Groups to choose from."""

    def label_from_instance(self, group) -> str:
        """The name of one."""
        return spoken(group.name)


class GroupsFilter(admin.RelatedFieldListFilter):
    """Groups beside a list."""

    def field_choices(self, field, request, model_admin):
        """Keys and names."""
        choices = super().field_choices(field, request, model_admin)
        return [(key, spoken(name)) for key, name in choices]


class WithGroups:
    """A ModelAdmin of people, who are in groups and have an address for links."""

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Name the groups as the list does."""
        if db_field.name == "groups":
            kwargs["form_class"] = GroupsField
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Whose address is changed is told at the former one, where he or she still reads."""
        super().save_model(request, obj, form, change)
        former = form.initial.get("email") if change and "email" in form.changed_data else ""
        if former and obj.is_staff and former.lower() != obj.email.lower():
            write_down(obj, StaffMail.Kind.ADDRESS_CHANGED, former=former)


# Django's own are there since its module was imported above.
admin.site.unregister([Group, User])


@admin.register(User)
class PeopleAdmin(SecondLook, WithGroups, UserAdmin):
    """Django's own page of users, for superusers."""

    list_filter = ["is_staff", "is_superuser", "is_active", ("groups", GroupsFilter)]


@admin.register(Group)
class RoleAdmin(SecondLook, GroupAdmin):
    """Django's own page of groups, for superusers; the name that is a key stands beside."""

    list_display = ["spoken_name", "name"]
    list_display_links = ["spoken_name"]

    @admin.display(description=_("group"), ordering="name")
    def spoken_name(self, group) -> str:
        """What the group is called."""
        return spoken(group.name)
