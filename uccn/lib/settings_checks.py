"""What ``manage.py check --deploy`` looks at: whether what the environment names works together.

What is malformed stops the start already; here is what only a whole site in production can tell.
"""

import ipaddress
import os
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.http.request import split_domain_port, validate_host

from uccn.lib.later import later

redis = later("redis")
_REDIS_SECONDS = 3


@register(Tags.security, deploy=True)
def addresses_lead_here(**kwargs) -> list[CheckMessage]:
    """Whether links in mails and feeds, and passkeys, lead to a host that answers."""
    site, found = urlsplit(settings.SITE_URL), []
    if not validate_host(split_domain_port(site.netloc)[0], settings.ALLOWED_HOSTS):
        words = f"SITE_URL leads to {site.netloc}, which ALLOWED_HOSTS does not name."
        found.append(Error(words, id="uccn.E010"))
    if settings.SESSION_COOKIE_SECURE and site.scheme != "https":
        words = "SITE_URL begins with http://: in production nobody signs in there by a passkey."
        found.append(Error(words, id="uccn.E011"))
    return found


@register("mail", deploy=True)
def mails_leave(**kwargs) -> list[CheckMessage]:
    """Whether invitations and notices reach anybody."""
    if not settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return []
    words = "EMAIL_URL is not set: invitations, links and notices are printed and reach nobody."
    return [Warning(words, id="uccn.W010")]


@register("folders", deploy=True)
def folders_are_there(**kwargs) -> list[CheckMessage]:
    """Whether the site can write where it was told to, and finds its collected files."""
    found = []
    if not os.access(settings.VAR_DIR, os.W_OK | os.X_OK):
        words = f"VAR_DIR: nothing can be written into {settings.VAR_DIR}."
        found.append(Error(words, id="uccn.E012"))
    manifest = getattr(staticfiles_storage, "read_manifest", str)
    if manifest() is None:
        words = f"STATIC_DIR: no files were collected in {settings.STATIC_ROOT}."
        hint = "Run manage.py collectstatic, without which no page can be drawn."
        found.append(Error(words, hint=hint, id="uccn.E013"))
    return found


@register("redis", deploy=True)
def redis_answers(**kwargs) -> list[CheckMessage]:
    """Whether Redis is there and opens, where there is one."""
    cache = settings.CACHES["default"]
    if not cache["BACKEND"].endswith("PatientRedis"):
        return []
    seconds = {"socket_timeout": _REDIS_SECONDS, "socket_connect_timeout": _REDIS_SECONDS}
    try:
        redis.Redis.from_url(cache["LOCATION"], **seconds).ping()
    except (redis.RedisError, OSError, ValueError) as error:
        words = f"REDIS_URL: Redis does not answer as it should: {error}"
        return [Error(words, id="uccn.E014")]
    return []


@register("server", deploy=True)
def server_can_start(**kwargs) -> list[CheckMessage]:
    """Whether gunicorn's own variables say what it understands; some of its own words name none."""
    forms = {
        "WEB_CONCURRENCY": (r"0*[1-9][0-9]{0,3}", "a whole number from 1"),
        "WEB_THREADS": (r"0*[1-9][0-9]{0,3}", "a whole number from 1"),
        "BIND": (
            r"(unix:.+|fd://[0-9]+|([\w.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)",
            "like 127.0.0.1:8000 or unix:/run/uccn.sock",
        ),
    }
    found = [
        Error(f"{name} must be {form}, not {value!r}.", id="uccn.E015")
        for name, (pattern, form) in forms.items()
        if (value := os.environ.get(name)) and not re.fullmatch(pattern, value)
    ]
    proxies = os.environ.get("FORWARDED_ALLOW_IPS") or "*"
    if proxies != "*" and not all(_is_network(one.strip()) for one in proxies.split(",")):
        words = f"FORWARDED_ALLOW_IPS must hold addresses or be *, not {proxies!r}."
        found.append(Error(words, id="uccn.E015"))
    return found


def _is_network(text: str) -> bool:
    """Whether these are the digits of an address or of a network."""
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
