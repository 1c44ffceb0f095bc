"""The API as a program asks it: answers as data, and every address that they lead to."""

import json
import re

from django.conf import settings
from django.utils.html import escape

ROOT = "/api/v1/"
_ADDRESS = re.compile(rf'"{re.escape(settings.SITE_URL)}({ROOT}[^"]*)"')


def ask(client, path: str, **headers: str):
    """The response at a path below the API's root."""
    return client.get(f"{ROOT}{path}", headers=headers)


def data(client, path: str) -> dict:
    """What an address answers with, when it answers."""
    response = ask(client, path)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def items(client, path: str, name: str) -> list:
    """One property of every item of a collection."""
    return [item[name] for item in data(client, path)["items"]]


def told(response) -> tuple:
    """The status of a refusal, its title, and its sentence."""
    found = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert found["status"] == response.status_code
    return found["status"], found["title"], found["detail"]


def crawl(client) -> dict[str, str]:
    """Every answer that the API's root leads to, by address."""
    waiting, found = [ROOT], {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = response.content.decode()
        waiting += _ADDRESS.findall(found[address])
    return found


def is_in(words: list[str], text: str) -> list[str]:
    """Which of the words a text holds, as they are or as HTML writes them."""
    return [word for word in words if word in text or escape(word) in text]
