"""What every answer carries for safety, and what production refuses to start without."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import path

from meetings.models import AnnualMeeting
from tests.accounts import walking
from tests.factories.meetings import AnnualMeetingFactory
from tests.pages.start import started
from uccn.urls import handler400, handler403, handler404, handler500, urlpatterns

BACKEND = "django.contrib.auth.backends.ModelBackend"
# What every answer carries, whatever it is.
CARRIED = {
    "X-Content-Type-Options": {"nosniff"},
    "X-Frame-Options": {"DENY"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    # What the API gives to programs of other sites, other sites may show.
    "Cross-Origin-Resource-Policy": {"same-origin", "cross-origin"},
    # A draft's page tells its address to no other site.
    "Referrer-Policy": {"strict-origin-when-cross-origin", "same-origin"},
}
UNUSED = {"camera", "microphone", "geolocation", "payment", "usb", "display-capture", "midi"}


def break_down(request):
    """A page that fails."""
    raise RuntimeError("a fault of ours")


handlers = (handler400, handler403, handler404, handler500)
urlpatterns = [*urlpatterns, path("fault/", break_down)]
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


def lacking(response) -> list[str]:
    """Which headers an answer lacks, or has otherwise than it should."""
    wrong = [name for name, good in CARRIED.items() if response.headers.get(name) not in good]
    unused = {
        one.split("=()")[0] for one in response.headers.get("Permissions-Policy", "").split(", ")
    }
    wrong += [] if unused > UNUSED else ["Permissions-Policy"]
    found = policy(response) if "Content-Security-Policy" in response.headers else {}
    is_strict = found in (POLICY, {"default-src": ["'none'"], "sandbox": []})
    return wrong + ([] if is_strict else ["Content-Security-Policy"])


def test_every_address_answers_every_method_with_every_header(db, settings):
    settings.KEPT_PAGES_BYTES = 1_000_000
    addresses = walking.addresses(walking.of_nobody() | walking.filled(2018, "krakow"))
    AnnualMeeting.objects.update(published_at="2018-01-01T00:00Z")
    staff, anybody = Client(raise_request_exception=False), Client(raise_request_exception=False)
    staff.force_login(get_user_model().objects.create_superuser("staff"), BACKEND)
    without = {}
    for name, address in addresses.items():
        answers = [getattr(anybody, verb)(address) for verb in ("get", "head", "options", "post")]
        tag = answers[0].headers.get("ETag", "")
        answers.append(anybody.get(address, headers={"if-none-match": tag}))
        if address.startswith("/admin/") and name not in ("admin:logout", "site-export:list"):
            answers.append(staff.get(address))
        for answer in answers:
            if wrong := lacking(answer):
                without[f"{answer.request['REQUEST_METHOD']} {name}"] = (answer.status_code, wrong)
    assert without == {}


def test_every_error_answers_with_every_header(client, starter, settings):
    settings.ROOT_URLCONF = __name__
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.raise_request_exception = False
    AnnualMeeting.objects.get(year=2010).withdraw("The facts are being checked.")
    strict = Client(enforce_csrf_checks=True)
    guess = {"username": "staff", "password": "wrong"}
    answers = [
        client.get("/fr/", headers={"host": "elsewhere.example"}),
        client.get("/admin/?q=%00"),
        client.post("/admin/login/", {"username": "x" * 5000}),
        strict.post("/admin/login/", guess),
        client.get("/fr/nothing/"),
        client.post("/fr/meetings/"),
        client.get("/fr/meetings/2010/shenzhen/"),
        client.get("/fault/"),
        *[client.post("/admin/login/", guess) for _time in range(6)][-1:],
    ]
    assert [one.status_code for one in answers] == [400, 400, 400, 403, 404, 405, 410, 500, 429]
    assert [lacking(one) for one in answers] == [[]] * len(answers)


def test_files_of_the_style_carry_every_header(client, settings, db):
    (settings.STATIC_ROOT / "probe.txt").write_text("probe")
    response = client.get("/static/probe.txt")
    assert (b"".join(response.streaming_content), lacking(response)) == (b"probe", [])
    response.close()


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


def test_an_upload_can_run_nothing_and_is_never_sniffed(client, settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings" / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    AnnualMeetingFactory(public=True, logo="meetings/a.svg")
    response = client.get("/uploads/meetings/a.svg")
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
        ({"PUBLIC_LANGUAGES": ""}, "PUBLIC_LANGUAGES must name languages of LANGUAGES, not none."),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"REQUIRE_SECOND_FACTOR": "ture"}, "REQUIRE_SECOND_FACTOR must be 1 or 0, not 'ture'."),
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
