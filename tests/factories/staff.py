"""Members of staff for tests, in the groups that the site really makes."""

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from uccn.accounts import roles


class StaffFactory(factory.django.DjangoModelFactory):
    """A member of staff; ``role`` names a group of ``uccn.accounts.roles``."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    is_staff = True

    @factory.post_generation
    def role(self, create, name, **kwargs):
        """Put the person in the group, with the permissions that the site gives it."""
        if name:
            roles.set_up()
            self.groups.add(Group.objects.get(name=name))
