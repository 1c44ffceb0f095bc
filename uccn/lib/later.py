"""Modules that are imported when something of them is first used, not with the module that asks.

What most workers never need costs each of them memory, and every start time. What
``etree = later("lxml.etree")`` gives is used like the module; ``Declarations`` does the same for
what every app declares in its module of one name. Which modules, and why these: decision 23.
"""

from collections.abc import Callable
from importlib import import_module
from threading import RLock

from django.utils.module_loading import autodiscover_modules


class LaterModule:
    """Stands for a module, and hands everything on to it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str):
        """Something of the module, which is imported by then."""
        return getattr(import_module(self._name), attribute)


def later(name: str) -> LaterModule:
    """The module of a dotted name; a name that does not exist fails at its first use."""
    return LaterModule(name)


class Declarations:
    """What the apps declare in their modules of one name, imported when it is first asked for.

    ``then`` finishes what they declared. Both may ask again meanwhile; other threads wait.
    """

    def __init__(self, module: str, then: Callable[[], None] = lambda: None) -> None:
        self._module, self._then = module, then
        self._lock = RLock()
        self._is_loading = self._is_loaded = False

    def load(self) -> None:
        """Have every app declare its part; nothing where they did."""
        if self._is_loaded:
            return
        with self._lock:
            if self._is_loading or self._is_loaded:
                return
            self._is_loading = True
            try:
                autodiscover_modules(self._module)
                self._then()
                self._is_loaded = True
            finally:
                self._is_loading = False
