"""The folder of a storage that the settings name by a setting of its own."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from uccn.lib import whole_files


class PicturesFolder(FileSystemStorage):
    """The files of albums in PICTURES_ROOT, each there whole or not at all; at no address."""

    @property
    def base_location(self):
        """The folder as the settings have it now."""
        return settings.PICTURES_ROOT

    @property
    def location(self) -> str:
        """The same as a whole path."""
        return str(Path(self.base_location).resolve())

    def _save(self, name: str, content) -> str:
        whole_files.write(Path(self.path(name)), content.read())
        return name
