"""All settings, in one file; what varies comes from the environment.

``UCCN_ENV`` is ``development`` (default: DEBUG on, SQLite, everything local in ``var/``) or
``production`` (DEBUG off; SECRET_KEY and ALLOWED_HOSTS are required). A missing or malformed
variable stops the start with an error that names it.
"""

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

# ── Where we are ──────────────────────────────────────────────────────────────────────────────
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _number(name: str, default: int, least: int = 0) -> int:
    """A whole number from the environment; what is none is named, and nothing is the default."""
    value = env(name, default="") or str(default)
    if not re.fullmatch(r"[0-9]{1,18}", value):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    if int(value) < least:
        raise ImproperlyConfigured(f"{name} must be {least} or more, not {value!r}.")
    return int(value)


def _words(name: str, default: list[str]) -> list[str]:
    """What stands between commas in the environment, each once; the default where it is not set."""
    if name not in env.ENVIRON:
        return default
    return list(dict.fromkeys(filter(None, (word.strip() for word in env(name).split(",")))))


def _is_port(text: str | None) -> bool:
    """Whether this is the number of a port; none given will do."""
    return not text or int(text) <= 65535


def _flag(name: str, default: bool) -> bool:
    """Yes or no from the environment; what is neither is named, and nothing is the default.

    Nothing is no no: a line that was left empty must not switch off what production asks for.
    """
    value = (env(name, default="") or str(default)).lower()
    if value not in (*env.BOOLEAN_TRUE_STRINGS, "false", "no", "off", "n", "0"):
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in env.BOOLEAN_TRUE_STRINGS


ENVIRONMENT = env("UCCN_ENV", default="development")
if ENVIRONMENT not in ("development", "production"):
    raise ImproperlyConfigured(f"UCCN_ENV must be development or production, not {ENVIRONMENT!r}.")
IN_PRODUCTION = ENVIRONMENT == "production"
DEBUG = _flag("DEBUG", default=not IN_PRODUCTION)


def _var_dir() -> Path:
    """The folder of all that the site writes, from VAR_DIR; a relative one begins at the code."""
    place = BASE_DIR / (env("VAR_DIR", default="") or "var")
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"VAR_DIR must be a folder, and {place} cannot be made: {error.strerror}."
        ) from error
    return place


VAR_DIR = _var_dir()


def _secret_key() -> str:
    """The key from SECRET_KEY; else, with DEBUG on, one made once in an ignored file."""
    if key := env("SECRET_KEY", default=""):
        return key
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. In production, put a long random value in the environment, "
            'for example what this prints: python -c "import secrets; print(secrets.token_hex(32))"'
        )
    key_file = VAR_DIR / "secret_key"
    if not key_file.exists():
        key_file.write_text(get_random_secret_key(), encoding="utf-8")
        key_file.chmod(0o600)
    return key_file.read_text(encoding="utf-8").strip()


SECRET_KEY = _secret_key()
# Former ones, which still open what they closed.
SECRET_KEY_FALLBACKS = _words("SECRET_KEY_FALLBACKS", default=[])


def _hosts() -> list[str]:
    """The hosts that serve this site, from ALLOWED_HOSTS, as they are compared with requests."""
    hosts = _words("ALLOWED_HOSTS", [] if IN_PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
    if IN_PRODUCTION and not hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS is not set: name the hosts that serve this site.")
    for host in hosts:
        if not re.fullmatch(r"\*|\.?[\w-]+(\.[\w-]+)*|\[[0-9A-Fa-f:.]+\]", host, re.ASCII):
            raise ImproperlyConfigured(
                "ALLOWED_HOSTS must name hosts like example.org,www.example.org, without scheme, "
                f"port or path, not {host!r}."
            )
    return hosts


ALLOWED_HOSTS = _hosts()
CSRF_TRUSTED_ORIGINS = _words("CSRF_TRUSTED_ORIGINS", default=[])

# ── Apps ──────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "modeltranslation",
    "uccn.pages",
    "declarations",
    "meetings",
    "meetings.programme",
    "meetings.albums",
    "meetings.partners",
    "meetings.documents",
    "meetings.practical",
    "cities",
    "translations",
    "uccn.search",
    "uccn.publication",
    "uccn.background",
    "uccn.discovery",
    "uccn.accounts",
    "uccn.site_export",
    "uccn.backup",
    "uccn.api",
    "uccn.record",
    "uccn.lib",
    # Loads what the apps register with its addresses, not in every worker.
    "uccn.lib.admin_app.AdminLaterConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "import_export",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "uccn.accounts.throttle_app.SignInsConfig",
]

MIDDLEWARE = [
    # Around everything, so that no answer goes without them.
    "uccn.lib.safe_headers.SafeHeadersMiddleware",
    "uccn.lib.health.middleware.HealthMiddleware",
    "uccn.lib.logs.request_id.RequestIdMiddleware",
    # So early that a page that is kept is answered before anything else runs.
    "uccn.publication.keeping.KeptPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "uccn.lib.encoding.CompressMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "uccn.lib.middleware.PublicLanguageMiddleware",
    "uccn.lib.middleware.RefuseNullMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "uccn.accounts.middleware.SecondFactorMiddleware",
    "uccn.record.middleware.ActingMiddleware",
    "uccn.accounts.middleware.StaffLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "uccn.publication.middleware.DraftMiddleware",
    "uccn.pages.middleware.NotFoundMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "uccn.urls"
WSGI_APPLICATION = "uccn.wsgi.application"
ASGI_APPLICATION = "uccn.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "uccn.pages.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# ── Database ──────────────────────────────────────────────────────────────────────────────────
# Ours notice what is written; see uccn.lib.database.
_ENGINES = {f"django.db.backends.{n}": f"uccn.lib.database.{n}" for n in ("sqlite3", "postgresql")}


def _database() -> dict:
    """Where rows are kept, from DATABASE_URL; without it a file in VAR_DIR."""
    malformed = ImproperlyConfigured(
        "DATABASE_URL is malformed: write it like postgres://user:password@host:5432/name, "
        "special characters percent-encoded."
    )
    try:
        found = env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
    except (ImproperlyConfigured, ValueError) as error:
        raise malformed from error
    if found.get("ENGINE") not in _ENGINES or not found.get("NAME"):
        raise malformed
    if IN_PRODUCTION and found["NAME"] == ":memory:":
        raise ImproperlyConfigured("DATABASE_URL names no file, so that nothing would be kept.")
    place = Path(found["NAME"])
    if found["ENGINE"].endswith("sqlite3") and (place.is_dir() or not place.parent.is_dir()):
        raise ImproperlyConfigured(f"DATABASE_URL: no file can lie at {place}.")
    return found | {"ENGINE": _ENGINES[found["ENGINE"]]}


DATABASES = {"default": _database()}
# To connect costs more than to ask; one that broke is noticed before it is used.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # Tests run in memory; their workers put their own names at the end, which then say nothing.
    DATABASES["default"]["TEST"] = {"NAME": "file:tests?mode=memory&cache=shared&worker="}
else:
    # So many seconds until a database that is away is said to be.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# ── Pages that are kept ───────────────────────────────────────────────────────────────────────
def _redis_url() -> str:
    """Where several machines keep their stamp, from REDIS_URL; '' for one machine."""
    value = env("REDIS_URL", default="")
    found = re.fullmatch(
        r"rediss?://([^\s/@]*@)?[^\s/@:]+(:(?P<port>[0-9]{1,5}))?(/\d*)?|unix://\S+", value
    )
    if value and not (found and _is_port(found["port"])):
        raise ImproperlyConfigured(
            "REDIS_URL is malformed: write it like redis://:password@redis.example.org:6379/0."
        )
    return value


# How much memory each worker may fill with pages; 0 keeps none, as while developing.
KEPT_PAGES_BYTES = _number("KEPT_PAGES_MEGABYTES", default=16 if IN_PRODUCTION else 0) * 1024 * 1024
_REDIS_URL = _redis_url()
STAMP_STORE = "uccn.lib.stamp.redis.RedisStamp" if _REDIS_URL else "uccn.lib.stamp.file.FileStamp"
STAMP_PLACE = _REDIS_URL or str(VAR_DIR / "stamp")
# What throttles count in: shared by all processes, so never a worker's own memory.
CACHES = {
    "default": {
        "BACKEND": "uccn.lib.cache.PatientRedis",
        "LOCATION": _REDIS_URL,
        "KEY_PREFIX": "uccn",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    if _REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
# How the names of tables begin that no public page is made from: a write to them renews nothing.
# Readers write to some of these, who must not empty everybody's pages.
PRIVATE_TABLES = (
    "django_session",
    "django_admin_log",
    "axes_",
    "accounts_knowndevice",
    "accounts_recoverycode",
    "accounts_staffmail",
    "accounts_staffpreference",
    "accounts_staffsession",
    "accounts_throttle",
    "translations_comment",
    "translations_notice",
    "django_tasks",
    "site_export_",
)

# ── Languages ─────────────────────────────────────────────────────────────────────────────────
# What staff may write, each named in itself. Adding a language: docs/languages.md.
LANGUAGES = [
    ("fr", "Français"),
    ("en", "English"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh-hans", "简体中文"),
]
# What readers see; may be fewer, so that staff can prepare a language before it opens.
PUBLIC_LANGUAGES = _words("PUBLIC_LANGUAGES", default=[code for code, _ in LANGUAGES])
_unknown = [code for code in PUBLIC_LANGUAGES if code not in dict(LANGUAGES)]
if _unknown or not PUBLIC_LANGUAGES:
    raise ImproperlyConfigured(
        f"PUBLIC_LANGUAGES must name languages of LANGUAGES, not {', '.join(_unknown) or 'none'}. "
        f"There are: {', '.join(dict(LANGUAGES))}."
    )
# The language of the source code's sentences, and of the interface when nothing better is known.
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["uccn.formats"]
# A missing text is looked for in the original's language, then in these, then in any.
FALLBACK_LANGUAGES = ["en", "fr"]


def _expected_languages(default: dict[str, list[str]]) -> dict[str, list[str]]:
    """The default, with what EXPECTED_LANGUAGES says of some kinds; what is malformed is named."""
    found = dict(default)
    for part in filter(None, env("EXPECTED_LANGUAGES", default="").replace(" ", "").split(";")):
        label, _, named = part.partition("=")
        codes = list(filter(None, named.split(",")))
        known = [code for code, _ in LANGUAGES]
        if unknown := set(codes) - set(known):
            raise ImproperlyConfigured(
                f"EXPECTED_LANGUAGES must name languages of LANGUAGES, not {sorted(unknown)}. "
                f"There are: {', '.join(known)}."
            )
        if not re.fullmatch(r"[a-z_]+\.[a-z_]+", label) or not codes:
            raise ImproperlyConfigured(
                f"EXPECTED_LANGUAGES is malformed at {part!r}: write it like "
                "practical.practicalpage=fr,en;practical.newsitem=fr"
            )
        found[label] = codes
    return found


# The languages in which a missing text counts as missing, for kinds of content of which not all
# are expected. A host writes its practical pages for the year; the network works in two languages.
TRANSLATION_LANGUAGES = _expected_languages({"practical.practicalpage": ["fr", "en"]})
# A machine translation to offer at the desk, by the dotted path of its callable; '' for none.
TRANSLATION_MACHINE = env("TRANSLATION_MACHINE", default="")
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}
MODELTRANSLATION_AUTO_POPULATE = False

# ── Files ─────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected files; an image that is read-only brings its own.
STATIC_ROOT = Path(env("STATIC_DIR", default=str(VAR_DIR / "static")))
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "uccn.lib.bundle.BundleFinder",
]
MEDIA_URL = "/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
# Pictures of albums, which the site serves itself: readers see those that are public.
PICTURES_URL = "/pictures/"
PICTURES_ROOT = VAR_DIR / "album-pictures"


def _object_storage() -> dict | None:
    """How the bucket is reached that all files lie in, from STORAGE_URL; None for folders."""
    form = "write it like s3://KEY:SECRET@s3.example.org/BUCKET?region=eu-west-1"
    value = env("STORAGE_URL", default="")
    if not value:
        return None
    found = re.fullmatch(
        r"s3://(?P<key>[^\s/:@?]+):(?P<secret>[^\s/:@?]+)@(?P<host>[^\s/:@?]+(:\d+)?)"
        r"/(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/?(\?(?P<more>\S*))?",
        value,
    )
    if not found:
        raise ImproperlyConfigured(
            f"STORAGE_URL is malformed: {form}, special characters percent-encoded."
        )
    more = dict(parse_qsl(found["more"] or "", keep_blank_values=True))
    if unknown := set(more) - {"region", "insecure"}:
        raise ImproperlyConfigured(f"STORAGE_URL knows region and insecure, not {sorted(unknown)}.")
    if more.get("insecure", "0") not in ("0", "1"):
        raise ImproperlyConfigured("STORAGE_URL: insecure must be 1 or 0.")
    scheme = "http" if more.get("insecure") == "1" else "https"
    return {
        "access_key": unquote(found["key"]),
        "secret_key": unquote(found["secret"]),
        "endpoint_url": f"{scheme}://{found['host']}",
        "bucket_name": found["bucket"],
        "region_name": more.get("region") or "us-east-1",
    }


_BUCKET = _object_storage()


def _place(folder: str, backend: str, base_url: str | None = None, **options) -> dict:
    """A storage of that kind, or a folder of the bucket where there is one."""
    if _BUCKET:
        options = {**_BUCKET, "location": folder, "base_url": base_url}
        return {"BACKEND": "uccn.lib.object_storage.ObjectStorage", "OPTIONS": options}
    return {"BACKEND": backend, "OPTIONS": options}


_FOLDER = "django.core.files.storage.FileSystemStorage"
STORAGES = {
    "default": _place("uploads", _FOLDER, base_url=MEDIA_URL),
    # What is handed out only after asking who wants it; any storage of Django's will do.
    "private": _place(
        "private", _FOLDER, location=VAR_DIR / "private", file_permissions_mode=0o600
    ),
    "pictures": _place("pictures", "uccn.lib.folders.PicturesFolder", file_permissions_mode=0o600),
    # The whole site as zip files, which are made again in minutes and are in no backup.
    "exports": _place(
        "exports", _FOLDER, location=VAR_DIR / "site-exports", file_permissions_mode=0o600
    ),
    # Files between their preview and their import; dropped after a day, and in no backup.
    "imports": _place(
        "imports", _FOLDER, location=VAR_DIR / "imports", file_permissions_mode=0o600
    ),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# The largest file of a document that staff may upload.
DOCUMENT_BYTES = _number("DOCUMENT_MEGABYTES", default=50, least=1) * 1_000_000
DATA_DIR = BASE_DIR / "data"
# The fonts of paper and pictures that are in the repository.
PRINT_FONTS_DIR = BASE_DIR / "declarations" / "exports" / "pdf" / "fonts"
# Where `make fonts` puts the fonts that are too large for the repository.
FONTS_DIR = Path(env("FONTS_DIR", default=str(VAR_DIR / "fonts")))

# ── Signing in ────────────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
# Whether members of staff must set up an app with codes or a passkey before anything opens.
REQUIRE_SECOND_FACTOR = _flag("REQUIRE_SECOND_FACTOR", default=IN_PRODUCTION)
# The link in a mail that sets a new password opens for an hour.
PASSWORD_RESET_TIMEOUT = 60 * 60
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours: a quarter of an hour after the fifth failure
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "uccn.pages.errors.locked_out"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# A list of who signed in from which address is nobody's need; sessions are listed without it.
AXES_DISABLE_ACCESS_LOG = True
# Only proxies that set X-Forwarded-For and X-Request-ID themselves; else anyone may forge them.
PROXY_COUNT = _number("PROXY_COUNT", default=0)
# Its own library looks at no header unless told which, and then finds nobody behind one proxy.
AXES_CLIENT_IP_CALLABLE = "uccn.lib.senders.address_of"

# ── Safety ────────────────────────────────────────────────────────────────────────────────────
# Named as Django 6 names it; django-csp reads it until then.
SECURE_CSP = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}
# What no page of ours asks a browser for.
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "picture-in-picture=(), publickey-credentials-create=(self), "
    "publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=()"
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IN_PRODUCTION
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_SSL_REDIRECT = IN_PRODUCTION and _flag("SECURE_SSL_REDIRECT", default=True)
if IN_PRODUCTION:
    SECURE_HSTS_SECONDS = _number("SECURE_HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if _flag("BEHIND_TLS_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# More than a form takes at once: it is the form that says how many, beside what was typed.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024


# ── Mail ──────────────────────────────────────────────────────────────────────────────────────
def _mail() -> dict:
    """How mail is sent, from EMAIL_URL; without it mails are written to the console."""
    form = "write it like smtp+tls://user:password@mail.example.org:587"
    try:
        found = env.email_url("EMAIL_URL", default="consolemail://")
    except (ImproperlyConfigured, ValueError) as error:
        raise ImproperlyConfigured(f"EMAIL_URL is malformed: {form}.") from error
    if found["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not found["EMAIL_HOST"]:
        raise ImproperlyConfigured(f"EMAIL_URL names no host: {form}.")
    if found["EMAIL_BACKEND"].endswith("filebased.EmailBackend") and not found["EMAIL_FILE_PATH"]:
        raise ImproperlyConfigured("EMAIL_URL names no folder: write it like filemail:////folder.")
    return found


def _site_url() -> str:
    """What whole addresses begin with, from SITE_URL: scheme and host, as browsers write an origin.

    In production without it, https and the first of ALLOWED_HOSTS.
    """
    host = ALLOWED_HOSTS[0] if ALLOWED_HOSTS else ""
    own = f"https://{host}" if IN_PRODUCTION else "http://127.0.0.1:8000"
    value = env("SITE_URL", default=own).rstrip("/").lower()
    if "SITE_URL" not in env.ENVIRON and not re.fullmatch(r"https?://[^*.][^*]*", value):
        raise ImproperlyConfigured(
            "SITE_URL is not set, and ALLOWED_HOSTS does not begin with the name of one host."
        )
    found = re.fullmatch(
        r"https?://([^\s/?#@:\[\]]+|\[[0-9A-Fa-f:.]+\])(:(?P<port>[0-9]{1,5}))?", value
    )
    if not (found and _is_port(found["port"])):
        raise ImproperlyConfigured(f"SITE_URL must be like https://example.org, not {value!r}.")
    # A passkey is for an origin, which names no port that goes without saying.
    return value.removesuffix(":443" if value.startswith("https") else ":80")


def _from_email() -> str:
    """The address that mails come from, from DEFAULT_FROM_EMAIL; with or without a name."""
    value = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+|[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>", value):
        raise ImproperlyConfigured(f"DEFAULT_FROM_EMAIL must be a mail address, not {value!r}.")
    return value


def _contact_email() -> str:
    """The address that the site's pages give to readers, from CONTACT_EMAIL; '' for none."""
    value = env("CONTACT_EMAIL", default="")
    if value and not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", value):
        raise ImproperlyConfigured(f"CONTACT_EMAIL must be a mail address, not {value!r}.")
    return value


def _security_contact() -> str:
    """Whom to tell of a weakness, from SECURITY_CONTACT, as RFC 9116 wants it; '' for nobody."""
    value = env("SECURITY_CONTACT", default="")
    if value and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\S+)", value):
        raise ImproperlyConfigured(
            f"SECURITY_CONTACT must be like mailto:… or https://…, not {value!r}."
        )
    return value


_MAIL = _mail()
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_HOST = _MAIL["EMAIL_HOST"]
EMAIL_PORT = _MAIL["EMAIL_PORT"] or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
EMAIL_HOST_USER = _MAIL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_FILE_PATH = _MAIL["EMAIL_FILE_PATH"] or None
EMAIL_TIMEOUT = 10
SITE_URL = _site_url()
CONTACT_EMAIL, SECURITY_CONTACT = _contact_email(), _security_contact()
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _from_email()


# ── Background work ───────────────────────────────────────────────────────────────────────────
def _tasks() -> dict:
    """Who does what nobody waits for, from TASKS: `manage.py work`, or whoever asks, at once."""
    value = env("TASKS", default="database" if IN_PRODUCTION else "immediate")
    kinds = {
        "database": "django_tasks_db.DatabaseBackend",
        "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    }
    if value not in kinds:
        raise ImproperlyConfigured(f"TASKS must be database or immediate, not {value!r}.")
    return {"default": {"BACKEND": kinds[value]}, "long": {"BACKEND": kinds["database"]}}


TASKS = _tasks()
# Without a worker that is kept running, what takes minutes has one of its own.
WORKS_BESIDE = TASKS["default"] != TASKS["long"]

# ── Exchange ──────────────────────────────────────────────────────────────────────────────────
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_SKIP_ADMIN_LOG = False

# ── Tests ─────────────────────────────────────────────────────────────────────────────────────
TEST_RUNNER = "uccn.lib.testing.PytestRunner"

# ── Logs ──────────────────────────────────────────────────────────────────────────────────────
# Lines of JSON in production; what is in them is said in uccn.lib.logs.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "uccn.lib.logs.formatting.JsonFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"}
        | ({"formatter": "json"} if IN_PRODUCTION else {})
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own would mail faults with forms and addresses in them, and log them twice.
        "django": {"handlers": [], "propagate": True},
        # It logs names and addresses.
        "axes": {"level": "CRITICAL"},
    },
}
