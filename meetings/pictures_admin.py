"""Forms of rows with a picture: a file goes when no row shows it any more."""

from collections.abc import Iterable

from django.db import transaction

from meetings import pictures


class PicturesAdmin:
    """Discards a picture that was replaced, taken out or deleted with its row, when all is saved.

    For rows whose file is theirs alone; it stands before the other classes of the admin.
    """

    picture_fields: tuple[str, ...] = ()

    def save_model(self, request, obj, form, change):
        """Save; what the form replaced or took out goes."""
        super().save_model(request, obj, form, change)
        discard_replaced(form, self.picture_fields)

    def delete_model(self, request, obj):
        """Delete one with its pictures."""
        files = self._files(obj)
        super().delete_model(request, obj)
        _discard_later(files)

    def delete_queryset(self, request, queryset):
        """Delete several with their pictures."""
        files = [file for obj in queryset for file in self._files(obj)]
        super().delete_queryset(request, queryset)
        _discard_later(files)

    def _files(self, obj) -> list:
        """The pictures of a row."""
        return [getattr(obj, name) for name in self.picture_fields]


def discard_replaced(form, names: Iterable[str]) -> None:
    """Discard, when all is saved, the pictures of these fields that a form replaced or took out."""
    _discard_later(form.initial.get(name) for name in names if name in form.changed_data)


def _discard_later(files) -> None:
    """Discard those that there are, unless what is being saved is undone."""
    for file in filter(None, files):
        transaction.on_commit(lambda file=file: pictures.discard(file))
