"""Everything of the site's code that a test holds against a table: forms, imports, calls."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.test import RequestFactory

from tests.accounts.walking import patterns
from tests.factories.staff import StaffFactory

APPS = ("uccn", "cities", "meetings", "declarations", "translations")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of ours by its name, as a tree; migrations apart."""
    for app in APPS:
        for file in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if "migrations" not in file.parts:
                yield _name(file), ast.parse(file.read_text(encoding="utf-8"))


def _name(file: Path) -> str:
    """A module's name: uccn/lib/cells.py → "uccn.lib.cells"."""
    parts = file.relative_to(settings.BASE_DIR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def calling(names: set[str]) -> dict[str, set[str]]:
    """Which modules call or derive from what has one of these names, as it is written there."""
    found: dict[str, set[str]] = {}
    for module, tree in modules():
        for node in ast.walk(tree):
            written = [node.func] if isinstance(node, ast.Call) else []
            written += node.bases if isinstance(node, ast.ClassDef) else []
            if called := names & {ast.unparse(one) for one in written}:
                found.setdefault(module, set()).update(called)
    return found


def taking_files() -> set[str]:
    """The modules that look at the files of a request."""
    return {
        module
        for module, tree in modules()
        if any(isinstance(node, ast.Attribute) and node.attr == "FILES" for node in ast.walk(tree))
    }


def fields(kinds: type | tuple[type, ...]) -> dict[str, forms.Field]:
    """Every field of these kinds: our own forms' by their class, the admin's by their model."""
    # Views and forms are loaded when an address asks for them.
    assert list(patterns())
    found = {}
    for form in _below(forms.BaseForm):
        if form.__module__.partition(".")[0] in APPS:
            name = f"{form.__module__}.{form.__qualname__}"
            found |= {f"{name}.{field}": one for field, one in _of(form, kinds)}
    for label, form in _of_the_admin():
        ours = {f for base in form.__mro__ if _is_ours(base) for f in base.declared_fields}
        found |= {f"admin:{label}.{f}": one for f, one in _of(form, kinds) if f not in ours}
    return found


def _below(kind: type) -> Iterator[type]:
    """The classes derived from one, however far."""
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _of(form: type, kinds) -> list[tuple[str, forms.Field]]:
    """The fields of a form that are of these kinds."""
    fields = getattr(form, "base_fields", {})
    return [(name, field) for name, field in fields.items() if isinstance(field, kinds)]


def _is_ours(form: type) -> bool:
    """Whether somebody wrote a form here, and no factory made it."""
    return hasattr(form, "declared_fields") and form.__module__.partition(".")[0] in APPS


def _of_the_admin() -> Iterator[tuple[str, type]]:
    """The forms that the admin makes for its models and what stands below them."""
    request = RequestFactory().get("/")
    request.user = StaffFactory(is_superuser=True)
    for model, desk in admin.site._registry.items():
        if desk.has_add_permission(request) or desk.has_change_permission(request):
            yield model._meta.label_lower, desk.get_form(request)
        for inline in desk.get_inline_instances(request):
            yield inline.model._meta.label_lower, inline.get_formset(request).form


def column(name: str) -> models.Field:
    """A column of ours: "partners.partner.logo"."""
    app, model, field = name.split(".")
    return apps.get_model(app, model)._meta.get_field(field)


def columns(kinds: type | tuple[type, ...]) -> set[str]:
    """Every column of these kinds of our models: "partners.partner.logo"."""
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        if model.__module__.partition(".")[0] in APPS
        for field in model._meta.get_fields()
        if isinstance(field, models.Field) and isinstance(field, kinds) and not field.is_relation
    }


def saying(words: tuple[str, ...]) -> set[str]:
    """The modules in which one of these words stands in a text, but in no docstring."""
    found = set()
    for module, tree in modules():
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in told and any(word in node.value for word in words):
                found.add(module)
    return found
