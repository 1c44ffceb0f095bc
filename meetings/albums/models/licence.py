"""The licences that a picture may have, by their SPDX identifiers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

_ROOT = "https://creativecommons.org"


class Licence(models.TextChoices):
    """What readers may do with a picture; names of licences are the same in every language."""

    RESERVED = "LicenseRef-AllRightsReserved", _("All rights reserved")
    CC_BY_4 = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA_4 = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_ND_4 = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_NC_4 = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA_4 = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND_4 = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    CC_BY_SA_3_IGO = "CC-BY-SA-3.0-IGO", "CC BY-SA 3.0 IGO"
    CC_ZERO = "CC0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "CC-PDM-1.0", _("Public domain")

    @property
    def address(self) -> str:
        """Where the licence can be read, '' where all rights are reserved."""
        if self == Licence.RESERVED:
            return ""
        if self == Licence.CC_ZERO:
            return f"{_ROOT}/publicdomain/zero/1.0/"
        if self == Licence.PUBLIC_DOMAIN:
            return f"{_ROOT}/publicdomain/mark/1.0/"
        name, version, *igo = self.value.removeprefix("CC-").lower().rsplit("-", self._parts)
        return "/".join([_ROOT, "licenses", name, version, *igo, ""])

    @property
    def _parts(self) -> int:
        """How many parts follow the name: the version, and whether it is for organisations."""
        return 2 if self.value.endswith("-IGO") else 1
