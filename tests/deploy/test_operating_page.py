"""docs/operating.md can be followed: its commands, files and headings are there."""

import re
from pathlib import Path

from django.core.management import get_commands
from django.utils.text import slugify

from scripts.operating_trial.blocks import tried
from tests.deploy.reading import DEPLOY, ROOT, UNITS, text

PAGE = ROOT / "docs" / "operating.md"


def test_the_blocks_that_are_tried_are_read_as_they_stand(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "1. One\n\n   <!-- tried: fetches -->\n"
        "   ```\n   apt-get update\n   ls |\n     wc\n   ```\n"
        "```\nnot tried\n```\n<!-- tried -->\n```\ntrue\n```\n"
        "<!-- tried in containers -->\n```\nfalse\n```\n",
        encoding="utf-8",
    )
    assert [(b.line, b.words, b.fetches) for b in tried(page)] == [
        (5, "apt-get update\nls |\n  wc", True),
        (14, "true", False),
    ]
    assert [(b.line, b.words) for b in tried(page, "containers")] == [(18, "false")]


def test_every_marked_block_of_the_page_is_found():
    found = [*tried(PAGE), *tried(PAGE, "containers")]
    assert len(found) == text("docs/operating.md").count("<!-- tried")


def test_the_steps_of_a_new_machine_come_in_their_order():
    words = "\n".join(block.words for block in tried(PAGE))
    steps = [
        "apt-get install", "useradd", "deploy/prepare.sh", "createdb", "/etc/uccn/environment",
        "uccn-manage migrate", "uccn-manage collectstatic", "systemctl enable", "nginx -t",
        "uccn-manage first_staff", "systemctl start uccn-nightly.service", "uccn-manage restore",
    ]  # fmt: skip
    places = [words.index(step) for step in steps]
    assert places == sorted(places)


def test_every_command_of_the_page_exists():
    named = re.findall(r"(?:uccn-manage|manage\.py) ([a-z_]+)", text("docs/operating.md"))
    assert set(named) - set(get_commands()) - {"help", "shell"} == set()


def test_every_unit_and_file_of_delivery_that_the_page_names_is_there():
    words = text("docs/operating.md")
    units = set(re.findall(r"uccn-[a-z-]+\.(?:service|timer|socket)", words))
    assert units - {unit.name for unit in UNITS} == set()
    files = set(re.findall(r"\bdeploy/([\w.-]+\w)", words)) - {"systemd"}
    assert {name for name in files if not (DEPLOY / name).exists()} == set()


def test_every_timer_is_switched_on_by_the_page():
    on = re.search(r"systemctl enable --now (uccn-account.*)", text("docs/operating.md"))[1].split()
    assert sorted(on) == [unit.name for unit in UNITS if unit.suffix == ".timer"]


def test_links_within_the_page_lead_to_its_headings():
    words = text("docs/operating.md")
    headings = {slugify(line) for line in re.findall(r"^#+ (.+)$", words, re.M)}
    assert set(re.findall(r"\]\(#([^)]+)\)", words)) - headings == set()


def test_links_to_other_pages_lead_to_files():
    linked = re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", text("docs/operating.md"))
    assert [name for name in linked if not Path(PAGE.parent, name).exists()] == []
