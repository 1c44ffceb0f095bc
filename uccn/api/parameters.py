"""What an address takes: each parameter's JSON Schema is also what its value is held against."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uccn.api.kinds import whole

MOST = 100


@dataclass(frozen=True)
class Parameter:
    """A parameter of the path or of the query."""

    name: str
    kind: dict | Callable[[], dict]
    says: str | Promise

    @property
    def schema(self) -> dict:
        """The JSON Schema of its value."""
        return self.kind() if callable(self.kind) else self.kind

    def value(self, raw: str):
        """The value. Raises ValueError with a sentence that says what to write."""
        schema = self.schema
        if schema["type"] == "integer":
            return _whole(raw, schema["minimum"], schema["maximum"])
        if "enum" in schema:
            return _among(raw, schema["enum"])
        if len(raw) > schema.get("maxLength", 100) or not re.fullmatch(schema["pattern"], raw):
            raise ValueError(_("It must have this form: %(form)s") % {"form": schema["pattern"]})
        return raw


def _whole(raw: str, minimum: int, maximum: int) -> int:
    """A whole number within its limits."""
    if raw.isascii() and raw.isdecimal() and len(raw) <= 10 and minimum <= int(raw) <= maximum:
        return int(raw)
    limits = {"minimum": minimum, "maximum": maximum}
    raise ValueError(_("Write a whole number from %(minimum)s to %(maximum)s.") % limits)


def _among(raw: str, offered: list[str]) -> str:
    """One of the words that are offered; capitals make no difference."""
    for word in offered:
        if word.casefold() == raw.casefold():
            return word
    raise ValueError(_("Write one of these: %(offered)s") % {"offered": ", ".join(offered)})


LIMIT = Parameter("limit", whole(1, MOST, 50), gettext_lazy("How many to give at most."))
OFFSET = Parameter("offset", whole(0, 1_000_000, 0), gettext_lazy("How many to leave out first."))
PAGING = (LIMIT, OFFSET)


def values_of(query: QueryDict, parameters: tuple[Parameter, ...]) -> tuple[dict, list[dict]]:
    """The values of a query by name, and what is wrong with it, parameter by parameter.

    What is not asked for has its default, or is absent.
    """
    known = {each.name: each for each in parameters}
    values = {p.name: p.schema["default"] for p in parameters if "default" in p.schema}
    wrong = [_unknown(name, list(known)) for name in query if name not in known]
    for name in [name for name in query if name in known]:
        try:
            values[name] = _only(query.getlist(name), known[name])
        except ValueError as error:
            wrong.append({"parameter": name, "detail": str(error)})
    return values, wrong


def _only(raw: list[str], parameter: Parameter):
    """The value of a parameter that stands there once."""
    if len(raw) > 1:
        raise ValueError(_("It stands there more than once."))
    return parameter.value(raw[0])


def _unknown(name: str, known: list[str]) -> dict:
    """What is said of a parameter that the address does not take."""
    if not known:
        return {"parameter": name, "detail": _("This address takes no parameters.")}
    sentence = _("This address takes only these: %(known)s") % {"known": ", ".join(known)}
    return {"parameter": name, "detail": sentence}
