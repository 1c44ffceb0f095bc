"""The house's rules that a machine can hold: sizes, sentences, refusals at the door."""

import ast
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

ROOT = Path(settings.BASE_DIR)
APPS = ["uccn", "cities", "meetings", "declarations", "translations"]
EXEMPT = re.compile(r"/migrations/|^uccn/settings\.py$")
MODULE_LINES, FUNCTION_LINES, TEMPLATE_LINES, COMMAND_LINES = 300, 50, 150, 40
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "services", "selectors", "repositories"}
# Too heavy to load in every worker, so they may be imported where they are used.
HEAVY = {"typst", "docx", "openpyxl"}
# The base names of our translated fields, which application code neither filters nor orders by.
QUERY_METHODS = {"filter", "exclude", "order_by", "values", "values_list", "only", "annotate"}


def _modules() -> list[Path]:
    """Every module of ours that the rules hold for."""
    paths = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
    return [path for path in paths if not EXEMPT.search(_name(path))]


def _name(path: Path) -> str:
    """A path as the failure names it."""
    return path.relative_to(ROOT).as_posix()


def _trees():
    """Each module with its syntax tree."""
    for path in _modules():
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _templates() -> list[Path]:
    """Every template of ours."""
    return sorted((ROOT / "templates").rglob("*.html"))


def test_no_module_is_longer_than_the_house_allows():
    long = [_name(p) for p in _modules() if len(p.read_text("utf-8").splitlines()) > MODULE_LINES]
    assert long == []


def test_no_function_is_longer_than_the_house_allows():
    long = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > FUNCTION_LINES
    ]
    assert long == []


def test_no_template_is_longer_than_the_house_allows():
    long = [
        _name(p) for p in _templates() if len(p.read_text("utf-8").splitlines()) > TEMPLATE_LINES
    ]
    assert long == []


def test_no_command_is_longer_than_the_house_allows():
    commands = [p for p in _modules() if "management/commands" in _name(p)]
    long = [_name(p) for p in commands if len(p.read_text("utf-8").splitlines()) > COMMAND_LINES]
    assert long == []


def test_every_module_class_and_public_function_opens_with_a_sentence():
    silent = [
        f"{_name(path)}:{getattr(node, 'lineno', 1)}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if _must_speak(node, path) and not (ast.get_docstring(node) or "").strip()
    ]
    assert silent == []


def _must_speak(node, path: Path) -> bool:
    """Whether the house wants a docstring here."""
    if isinstance(node, ast.Module):
        return bool(node.body)
    if isinstance(node, ast.ClassDef):
        return node.name not in ("Meta", "Params", "Media")
    ours = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    return ours and _name(path).count("/commands/") == 0 and not _overrides(node)


def _overrides(node: ast.FunctionDef) -> bool:
    """Whether a method only fills in what a framework's base class already explains."""
    inherited = {"ready", "clean", "save", "to_python", "formfield", "handle", "run_tests"}
    methods = bool(node.args.args) and node.args.args[0].arg in ("self", "cls")
    return methods and (node.name in inherited or node.name.startswith(("get_", "has_", "clean_")))


def test_no_import_stands_inside_a_function():
    inside = [
        f"{_name(path)}:{inner.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name != "ready"
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom) and _imported(inner) not in HEAVY
    ]
    assert inside == []


def _imported(node: ast.Import | ast.ImportFrom) -> str:
    """The top-level name of what is imported."""
    name = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
    return (name or "").split(".")[0]


def test_what_is_imported_later_obeys_the_staircase_and_stands_at_the_top():
    wrong = [
        f"{_name(path)}:{node.lineno} {node.args[0].value}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "later"
        if len(node.args) == 1 and not _may_import_later(path, node.args[0].value)
    ]
    inside = [
        f"{_name(path)}:{node.lineno}"
        for path, tree in _trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "later"
    ]
    assert (wrong, inside) == ([], [])


def _may_import_later(path: Path, module: str) -> bool:
    """Whether a module is a library, of the same app or of one further down, and exists."""
    here, there = _floor(_name(path).removesuffix(".py").replace("/", ".")), _floor(module)
    return find_spec(module) is not None and (there is None or here == there or here[0] < there[0])


def _floor(module: str) -> tuple[int, str] | None:
    """On which step of the staircase a module of ours stands, and in which app; None for others."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for step, apps in enumerate(rules["tool"]["importlinter"]["contracts"][0]["layers"]):
        for app in apps.split(" | "):
            if f"{module}.".startswith(f"{app}."):
                return step, app
    return None


def test_mark_safe_stands_in_one_file_alone():
    files = {_name(p) for p in _modules() if "mark_safe(" in p.read_text("utf-8")}
    assert files == {"uccn/lib/text.py"}


def test_format_html_is_never_given_an_f_string():
    wrong = [
        _name(p) for p in _modules() if re.search(r"format_html\(\s*f[\"']", p.read_text("utf-8"))
    ]
    assert wrong == []


def test_nothing_imports_the_admin_of_modeltranslation():
    wrong = [_name(p) for p in _modules() if "modeltranslation.admin" in p.read_text("utf-8")]
    assert wrong == []


def test_no_room_has_a_name_that_says_nothing():
    named = [
        _name(p) for p in _modules() if FORBIDDEN_NAMES & set(Path(_name(p)).with_suffix("").parts)
    ]
    assert named == []


def test_no_signal_is_control_flow():
    pattern = re.compile(r"@receiver|\.connect\(")
    assert [_name(p) for p in _modules() if pattern.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "pattern", [r"\|safe\b", r"\sstyle=", r"<script(?![^>]*src=)", r"\son\w+="]
)
def test_no_template_holds_what_the_policy_refuses(pattern):
    wrong = [_name(p) for p in _templates() if re.search(pattern, p.read_text("utf-8"))]
    assert wrong == []


def test_every_template_compiles():
    engine = engines["django"].engine
    for path in _templates():
        engine.get_template(path.relative_to(ROOT / "templates").as_posix())


def test_every_migration_is_named_by_hand():
    names = [p.name for app in APPS for p in (ROOT / app).rglob("migrations/0*.py")]
    assert [name for name in names if re.search(r"_auto_|_\d{8}_", name)] == []


def test_translated_fields_are_not_queried_by_their_base_name():
    translated = {"theme", "summary", "history", "body", "logo_alt", "banner_alt"}
    wrong = [
        f"{_name(path)}:{node.lineno}"
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in QUERY_METHODS
        and translated & {_root(key.arg) for key in node.keywords if key.arg}
    ]
    assert wrong == []


def _root(lookup: str) -> str:
    """The field that a lookup begins with: ``theme__gt`` → ``theme``."""
    return lookup.split("__")[0]


def test_no_language_is_named_outside_settings_and_starter_data():
    codes = "|".join(re.escape(code) for code, _ in settings.LANGUAGES if code != "en")
    pattern = re.compile(rf"[\"'](?:{codes})[\"']")
    allowed = re.compile(r"/starter\.py$|/importing/")
    wrong = [
        f"{_name(path)}:{node.lineno}"
        for path, tree in _trees()
        if not allowed.search(_name(path))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and pattern.fullmatch(f'"{node.value}"')
    ]
    assert wrong == []


def test_what_the_gates_run_on_one_database_alone_is_there():
    lines = (ROOT / ".ci" / "one_database_is_enough").read_text("utf-8").splitlines()
    places = [line for line in lines if line and not line.startswith("#")]
    assert [place for place in places if not any(ROOT.glob(place))] == []


def test_every_check_has_a_number_of_its_own():
    found = {}
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                for number in set(re.findall(r"uccn\.[EW]\d+", ast.unparse(node))):
                    found.setdefault(number, []).append(f"{_name(path)}:{node.name}")
    assert len(found) > 10
    assert {number: where for number, where in found.items() if len(where) > 1} == {}
