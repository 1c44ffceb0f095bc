"""The site asks no address that somebody typed: nothing of it can."""

import ast
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from uccn.lib import safe_xml

APPS = ["uccn", "cities", "meetings", "declarations", "translations"]
CLIENTS = {"requests", "httpx", "aiohttp", "urllib3", "http.client", "urllib.request", "socket",
           "ftplib", "telnetlib", "xmlrpc", "pycurl"}  # fmt: skip


def imported(file: Path) -> set[str]:
    """The modules that a file imports, those that it loads later included."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("later", "__import__"):
            found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
    return found


def test_no_module_of_ours_imports_what_could_ask_another_machine():
    files = [file for app in APPS for file in (settings.BASE_DIR / app).rglob("*.py")]
    asking = {
        str(file.relative_to(settings.BASE_DIR)): found
        for file in files
        if (found := imported(file) & CLIENTS)
    }
    assert (len(files) > 300, asking) == (True, {})


@pytest.fixture
def listener():
    """A server on this machine that tells whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a SYSTEM "{}"><a/>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "{}">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "{}"> %p;]><a/>',
        '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}"/></a>',
        '<?xml-stylesheet href="{}"?><svg><image href="{}"/></svg>',
        '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {}"/>',
    ],
)
@pytest.mark.parametrize("may_name_a_dtd", [False, True])
def test_no_document_makes_the_site_ask_another_machine(listener, document, may_name_a_dtd):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    with suppress(safe_xml.XmlProblem):
        safe_xml.parse(document.replace("{}", address).encode(), may_name_a_dtd=may_name_a_dtd)
    with pytest.raises(TimeoutError):
        listener.accept()
