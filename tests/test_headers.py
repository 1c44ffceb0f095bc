"""What every answer carries for safety, and what production refuses to start without."""

import pytest

from tests.pages.start import started

POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
PAGES = [
    "/",
    "/fr/",
    "/ar/meetings/",
    "/ru/declarations/2018/mayors-declaration/",
    "/en/cities/",
    "/en/nothing/",
    "/nothing",
    "/accents.css",
    "/robots.txt",
    "/api/v1/cities",
    "/api/v1/nothing",
    "/fr/cities.csv",
    "/fr/api/",
    "/sitemap.xml",
    "/sitemap-meetings.xml",
    "/.well-known/security.txt",
    "/favicon.ico",
    "/fr/privacy/",
    "/ar/feeds/everything.atom",
    "/ru/meetings/calendar.ics",
    "/es/meetings/2018/krakow-katowice.ics",
    "/es/meetings/2018/krakow-katowice.png",
    "/admin/",
    "/admin/login/",
    "/uploads/nothing.png",
]


def policy(response) -> dict[str, list[str]]:
    """The Content-Security-Policy, by directive."""
    directives = response.headers["Content-Security-Policy"].split(";")
    return {name: values for name, *values in (each.split() for each in directives if each.strip())}


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_strict_policy_and_is_neither_sniffed_nor_framed(
    client, starter, address
):
    response = client.get(address)
    assert policy(response) == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_the_admin_of_staff_has_the_same_policy(admin_client, starter):
    for address in ("/admin/", "/admin/cities/city/", "/admin/meetings/annualmeeting/add/"):
        response = admin_client.get(address)
        assert (response.status_code, policy(response)) == (200, POLICY)


def test_an_upload_can_run_nothing_and_is_never_sniffed(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    response = client.get("/uploads/logo.svg")
    assert b"".join(response.streaming_content).startswith(b"<svg")
    assert policy(response) == {"default-src": ["'none'"], "sandbox": []}
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [("../secret_key", 400), ("..%2fsecret_key", 400), ("/etc/passwd", 404), ("a\x00b", 404)],
)
def test_a_file_outside_the_folder_of_uploads_is_refused(client, settings, tmp_path, path, status):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret_key").write_text("secret\n")
    response = client.get(f"/uploads/{path}")
    assert (response.status_code, b"secret\n" in response.content) == (status, False)


def test_in_production_transport_is_strict_and_cookies_are_secure():
    names = [
        "DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    ]  # fmt: skip
    code = f"from uccn import settings as s; print([getattr(s, n) for n in {names}])"
    result = started(code, production=True)
    assert result.stdout.strip() == str([False, True, True, True, True, 31536000, True])


def test_over_https_production_answers_with_hsts_and_over_http_it_moves_there():
    code = """
import django; django.setup()
from django.test import Client
client = Client(headers={"host": "meetings.example"})
print(client.get("/robots.txt", secure=True).headers["Strict-Transport-Security"])
print(client.get("/fr/").headers["Location"])
"""
    result = started(code, production=True)
    hsts, moved = result.stdout.splitlines()
    assert hsts == "max-age=31536000; includeSubDomains; preload"
    assert moved == "https://meetings.example/fr/"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set"),
        ({"UCCN_ENV": "staging"}, "UCCN_ENV must be"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"DATABASE_URL": "oracle+what://x"}, "DATABASE_URL"),
        ({"PUBLIC_LANGUAGES": "fr,xx"}, "PUBLIC_LANGUAGES must name"),
        ({"PUBLIC_LANGUAGES": ""}, "PUBLIC_LANGUAGES must name"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"SECURE_HSTS_SECONDS": "long"}, "SECURE_HSTS_SECONDS"),
        ({"PROXY_COUNT": "one"}, "PROXY_COUNT"),
        ({"EMAIL_URL": "nonsense"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp://mail.example:port"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp+tls://"}, "EMAIL_URL"),
        ({"REDIS_URL": "nonsense"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://:secret@/0"}, "REDIS_URL"),
        ({"STORAGE_URL": "nonsense"}, "STORAGE_URL is malformed: write it like s3://KEY:SECRET@"),
        ({"STORAGE_URL": "s3://key@files.example/bucket"}, "STORAGE_URL is malformed"),
        ({"STORAGE_URL": "s3://key:secret@files.example/"}, "STORAGE_URL is malformed"),
        ({"STORAGE_URL": "s3://key:se/cret@files.example/bucket"}, "percent-encoded"),
        ({"STORAGE_URL": "s3://k:s@files.example/bucket?regoin=eu"}, "not ['regoin']"),
        ({"STORAGE_URL": "s3://k:s@files.example/bucket?insecure=y"}, "insecure must be 1 or 0"),
        ({"KEPT_PAGES_MEGABYTES": "much"}, "KEPT_PAGES_MEGABYTES"),
        ({"DATABASE_URL": "mysql://user:secret@db.example/name"}, "DATABASE_URL"),
        ({"SITE_URL": "meetings.example"}, "SITE_URL"),
        ({"SITE_URL": "https://meetings.example/fr"}, "SITE_URL"),
        ({"DEFAULT_FROM_EMAIL": "nobody"}, "DEFAULT_FROM_EMAIL"),
    ],
)
def test_a_missing_or_malformed_variable_stops_the_start_and_is_named(variables, named):
    result = started("import uccn.settings", production=True, **variables)
    last = result.stderr.strip().splitlines()[-1] if result.stderr else ""
    assert (result.returncode != 0, named in last) == (True, True), result.stderr


def test_mail_goes_where_the_environment_says():
    names = ["EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS"]
    code = f"from uccn import settings as s; print([getattr(s, n) for n in {names}])"
    result = started(code, production=True, EMAIL_URL="smtp+tls://user:p%40ss@mail.example")
    assert result.stdout.strip() == str(["mail.example", 587, "user", "p@ss", True])


def test_without_a_server_mail_is_written_to_the_console():
    code = "from uccn.settings import EMAIL_BACKEND; print(EMAIL_BACKEND)"
    result = started(code, production=True, EMAIL_URL=None)
    assert result.stdout.strip() == "django.core.mail.backends.console.EmailBackend"


def test_development_makes_its_key_once_and_for_nobody_else(tmp_path):
    code = "from uccn.settings import SECRET_KEY; print(SECRET_KEY)"
    first, second = (started(code, VAR_DIR=str(tmp_path), SECRET_KEY=None) for _time in range(2))
    key_file = tmp_path / "secret_key"
    assert first.stdout == second.stdout == f"{key_file.read_text()}\n"
    assert len(key_file.read_text()) == 50
    assert oct(key_file.stat().st_mode)[-3:] == "600"
