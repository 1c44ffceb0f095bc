"""Checks of health that apps declare, each in its module ``health``."""

from collections.abc import Callable
from typing import NamedTuple

from uccn.lib.later import Declarations


class Check(NamedTuple):
    """One look at something that the site has.

    ``ask`` is told the names of the checks that failed before it, and answers '' when all is well,
    else a few words for the log. What is not ``is_needed`` to serve is told as a warning: were it
    counted, a balancer would take every machine away at once.
    """

    name: str
    ask: Callable[[list[str]], str]
    is_needed: bool = True


_checks: dict[str, Check] = {}
_declared = Declarations("health")


def register(check: Check) -> None:
    """Have a check made with the others; each app calls it in its module ``health``."""
    _checks[check.name] = check


def declared() -> list[Check]:
    """What the apps declared."""
    _declared.load()
    return list(_checks.values())
