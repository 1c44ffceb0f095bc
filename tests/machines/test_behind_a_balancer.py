"""Whoever is handed from one machine to another notices nothing, not even that one of them died."""

import re
import signal
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cities.conftest import csv_of
from tests.cities.test_import_admin import GOOD
from tests.factories.albums import picture_bytes
from tests.files import pdf
from tests.load_forms import form_with
from tests.machines import filling
from tests.machines.browser import Browser
from tests.mail_server import taken
from tests.test_admin_pictures import WORDS
from uccn.background.working import INTERVAL

pytestmark = pytest.mark.machines
MEETING = "/fr/meetings/2018/krakow"
# What asks both processes of a machine, each of which keeps pages of its own.
TIMES = 6


def file(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/octet-stream")


def soon(look: Callable, seconds: float = 60):
    """What is found at last, looked for again and again."""
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, f"Nothing came within {seconds} s."
        time.sleep(0.2)
    return found


def mails(to: str) -> list:
    """The mails to an address so far."""
    found = [message_from_bytes(mail, policy=policy.default) for mail in taken]
    return [mail for mail in found if mail["To"] == to]


def test_each_machine_is_ready(site, reader):
    for machine in (site.first, site.second):
        answer = reader.ask("/health/ready", at=machine)
        assert (answer.status, answer.text) == (200, '{"status": "ok"}')


def test_who_signs_in_on_two_machines_is_signed_in_and_out_on_both(site):
    both = (site.first, site.second)
    boris = Browser(*both, address="198.51.100.8")
    boris.sign_in("boris", filling.PASSWORD, filling.SECRET)
    assert [boris.ask("/admin/", at=machine).status for machine in both] == [200, 200]
    held = dict(boris.cookies)
    form = boris.open("/admin/", at=site.first)
    assert boris.send("/admin/logout/", form, at=site.second).status in (200, 302)
    boris.cookies = held
    assert [boris.ask("/admin/", at=machine).status for machine in both] == [302, 302]


def test_what_one_machine_changes_the_other_shows_at_once(site, officer, reader):
    address = f"/admin/practical/practicalpage/{site.known['page']}"
    page, first, second = f"{MEETING}/practical/venir/", site.first, site.second

    def seen(machine, tag="") -> set[tuple[int, bool, bool]]:
        """What its processes answer: the status, whether the first title, whether the second."""
        told = {"If-None-Match": tag} if tag else {}
        answers = [reader.ask(page, at=machine, **told) for _time in range(TIMES)]
        return {(a.status, "Venir" in a.text, "Arriver" in a.text) for a in answers}

    def tag_of(machine) -> str:
        """The tag that a browser has of the page from a machine."""
        return reader.ask(page, at=machine).headers["ETag"]

    assert seen(second) == {(404, False, False)}
    officer.do(f"{address}/publish/", {"confirm": "on"})
    assert seen(second) == {(200, True, False)}
    # Again where something else was written between the two.
    soon(lambda: seen(second, tag_of(first)) == {(304, False, False)}, seconds=10)
    tag = tag_of(first)
    officer.do(f"{address}/change/", {"title_fr": "Arriver"}, "title_fr")
    assert seen(second, tag) == seen(first, tag) == {(200, False, True)}
    tag, form = tag_of(first), officer.open(f"{address}/withdraw/", at=first)
    officer.send(f"{address}/withdraw/", form, {"confirm": "on"}, at=second)
    assert {status for machine in site[:2] for status, *_words in seen(machine, tag)} == {410}


def test_files_put_in_on_one_machine_are_handed_out_by_the_other(site, officer, reader):
    meeting = str(site.known["meeting"])
    logo = {"logo": file("logo.png", picture_bytes("PNG", (1000, 500)))} | WORDS
    officer.do(f"/admin/meetings/annualmeeting/{meeting}/change/", logo, "theme_fr")
    facts = {"meeting": meeting, "symbol": "UCCN/1", "title_fr": "Ordre du jour", "slug": "ordre"}
    paper = {"files-0-upload": file("paper.pdf", pdf("agenda"))}
    page = officer.do("/admin/documents/document/add/", facts | paper, "symbol")
    document = re.search(r"/admin/documents/document/[0-9]+/", page)[0]
    officer.do(f"{document}publish/", {"confirm": "on"})
    album = f"/admin/albums/album/{site.known['album']}"
    picture = file("a.jpg", picture_bytes(size=(1000, 500)))
    sent = {"pictures": picture, "credit": "Anna", "licence": "CC-BY-4.0"}
    officer.do(f"{album}/upload/", sent, "credit")
    (key,) = re.findall(r'name="row" value="([0-9]+)"', officer.ask(f"{album}/words/").text)
    officer.do(f"{album}/words/?language=fr", {f"p{key}-alternative_fr": "Des gens"}, "row")
    officer.do(f"{album}/publish/", {"confirm": "on"})
    shown = f"{MEETING}/pictures/rues/"
    # A worker draws the other sizes.
    soon(lambda: "-1000.jpg" in reader.ask(shown).text)
    paths = [f"{MEETING}/documents/ordre/files/fr/"]
    for page, place in ((f"{MEETING}/", "uploads"), (shown, "pictures")):
        paths += sorted(set(re.findall(rf'/{place}/[^"?, ]+[.]jpg', reader.ask(page).text)))
    answers = [[reader.ask(path, at=machine) for path in paths] for machine in site[:2]]
    first, second = ([(a.status, a.body) for a in found] for found in answers)
    assert first == second
    assert first[0] == (200, pdf("agenda"))
    # Three sizes of the logo, three of the picture.
    assert [(status, body[:3]) for status, body in first[1:]] == [(200, b"\xff\xd8\xff")] * 6
    places = {name.partition("/")[0] for name in site.bucket.names()}
    assert places >= {"uploads", "private", "pictures"}


def test_an_export_asked_for_on_one_machine_is_made_by_a_worker_and_fetched_from_another(
    site, officer
):
    page = "/admin/site-export/"
    officer.do(page, {"year": "2015"}, "year")
    made = f"{page}site-2015.zip"
    soon(lambda: f'href="{made}"' in officer.ask(page).text)
    for machine in (site.first, site.second):
        answer = officer.ask(made, at=machine)
        with zipfile.ZipFile(BytesIO(answer.body)) as file:
            assert any("2015/kanazawa" in name for name in file.namelist())


def test_what_two_workers_have_to_tell_is_told_once(site, officer):
    paths = site.known["texts"]
    for path in paths:
        officer.do(path, {"text": "Nosotros,", "do": "submit"}, "text")

    def told() -> list[int]:
        """How often each text is named in what the reviewer got so far."""
        words = " ".join(mail.get_content() for mail in mails("rana@mail.example"))
        return [words.count(path) for path in paths]

    soon(lambda: all(told()))
    # Long enough for the other worker to look again.
    time.sleep(2 * INTERVAL)
    assert told() == [1, 1, 1]


def test_an_invitation_is_mailed_once_whatever_timers_run_and_opens_everywhere(
    site, officer, reader
):
    given = {"first_name": "Olu", "last_name": "Ade", "email": "olu@mail.example"}
    officer.do("/admin/accounts/staffmember/add/", given, "email")
    timers = [machine.run("manage.py", "send_account_mails") for machine in site.workers]
    assert [timer.wait() for timer in timers] == [0, 0]
    (mail,) = mails("olu@mail.example")
    path = re.search(r"https://meetings.example(/admin/account/\S+)", mail.get_content())[1]
    address = reader.ask(path, at=site.first).headers["Location"]
    assert "new_password1" in reader.open(address, "new_password1", at=site.second).names()


def test_searches_on_both_machines_are_counted_together(site):
    for attempt in range(3):
        reader = Browser(site.first, site.second, address=f"203.0.113.{attempt}")
        minute = time.time() // 60
        answers = [reader.ask("/fr/search/?q=xylophon").status for _search in range(122)]
        if time.time() // 60 == minute:
            break
    assert answers == [200] * 120 + [429] * 2


def test_guesses_at_a_password_on_both_machines_are_counted_together(site):
    guessing, path = Browser(site.first, site.second, address="203.0.113.9"), "/admin/login/"

    def guess(password: str) -> int:
        """What a guess is answered."""
        form = guessing.open(path, "password")
        return guessing.send(path, form, {"username": "boris", "password": password}).status

    assert [guess("wrong") for _guess in range(5)] == [200] * 4 + [429]
    for machine in (site.first, site.second):
        form = guessing.open(path, "password", at=machine)
        given = {"username": "boris", "password": filling.PASSWORD}
        assert guessing.send(path, form, given, at=machine).status == 429


def test_a_file_is_looked_at_on_one_machine_and_imported_by_the_other(site, officer):
    path = "/admin/cities/city/"
    cities = {"import_file": file("cities.csv", csv_of(GOOD))}
    form = officer.open(f"{path}import/", "resource", at=site.first)
    preview = officer.send(f"{path}import/", form, cities, at=site.first)
    confirm = form_with(preview.text, "import_file_name")
    answer = officer.send(f"{path}process_import/", confirm, at=site.second)
    assert (answer.status, answer.headers["Location"]) == (302, path)
    told = "Imported: 1 new, 0 changed, 0 unchanged."
    assert told in officer.ask(path, at=site.first).text


def test_a_draft_begun_on_one_machine_is_gone_on_with_on_the_other(site, officer):
    path = site.known["draft"]
    form = officer.open(path, "text", at=site.first)
    officer.send(path, form, {"text": "Somos", "do": "save"}, at=site.first)
    form = officer.open(path, "text", at=site.second)
    assert form.value("text") == "Somos"
    answer = officer.send(path, form, {"text": "Somos alcaldes.", "do": "save"}, at=site.second)
    assert "is saved as a draft" in officer.ask(answer.headers["Location"], at=site.first).text
    assert officer.open(path, "text", at=site.first).value("text") == "Somos alcaldes."


def test_a_preview_link_made_on_one_machine_opens_and_ends_on_the_other(site, officer, reader):
    path = f"/admin/practical/practicalpage/{site.known['draft page']}/preview-links/"
    page = officer.do(path, {"note": "Press", "make": "1"}, "days")
    link = re.search(r'"https://meetings.example(/[^"]+[?]preview=[^"]+)"', page)[1]
    assert [reader.ask(link, at=machine).status for machine in site[:2]] == [200, 200]
    officer.do(path, {"revoke": re.search(r'name="revoke" value="([0-9]+)"', page)[1]}, "days")
    assert [reader.ask(link, at=machine).status for machine in site[:2]] == [404, 404]


def test_when_a_machine_dies_the_other_goes_on_and_it_comes_back(site, officer, reader):
    path = f"/admin/practical/practicalpage/{site.known['draft page']}/change/"
    form = officer.open(path, "title_fr", at=site.first)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(reader.ask, "/fr/cities/") for _reader in range(80)]
        soon(lambda: sum(one.done() for one in asked) > 20)
        site.first.signal(signal.SIGKILL)
    assert [one.result().status for one in asked] == [200] * 80
    site.first.wait()
    with pytest.raises(ConnectionRefusedError):
        reader.ask("/health/live", at=site.first)
    try:
        assert reader.ask("/health/ready", at=site.second).text == '{"status": "ok"}'
        assert officer.send(path, form, {"title_fr": "Se loger"}).status == 302
    finally:
        site.first.serve()
    assert reader.ask("/health/ready", at=site.first).status == 200
    assert officer.open(path, "title_fr", at=site.first).value("title_fr") == "Se loger"
