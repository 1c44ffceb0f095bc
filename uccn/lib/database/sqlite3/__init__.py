"""Django's own, under the name that Django looks for."""
