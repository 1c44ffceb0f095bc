"""Addresses whose module is imported when one of them is first asked for or written.

Django imports a module that a string names when its prefix matches; but to write its first address
it asks every resolver for its names. Of one with a namespace it keeps the namespace alone, so that
such a resolver may wait until somebody wants one of its names.
"""

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


class LaterResolver(URLResolver):
    """The addresses of one namespace below one prefix, in a module that may not be there yet."""

    def _populate(self) -> None:
        """Called by the resolver above: not a reason to import anything."""
        if "url_patterns" in vars(self):
            super()._populate()

    @property
    def reverse_dict(self):
        """What is known of each name."""
        return self.url_patterns and super().reverse_dict

    @property
    def namespace_dict(self):
        """The namespaces inside."""
        return self.url_patterns and super().namespace_dict

    @property
    def app_dict(self):
        """The namespaces inside, by app."""
        return self.url_patterns and super().app_dict


def later(route: str, module: str, namespace: str) -> LaterResolver:
    """Include a module's addresses, which have this namespace, below a route; import it later."""
    pattern = RoutePattern(route, is_endpoint=False)
    return LaterResolver(pattern, module, app_name=namespace, namespace=namespace)
