"""What the real thing refuses to start with: plain checks on the settings, one sentence each."""

from collections.abc import Iterable, Mapping
from typing import Any

FEWEST_DIFFERENT_CHARACTERS = 10
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}
PROVIDERS = ("mailgun", "postal", "sendgrid")
MAIL_BACKEND = "network_portal.notifications.backends.SmtpMailBackend"


def refusals(settings: Mapping[str, Any]) -> list[str]:
    """Why a portal with these settings does not start in production; empty where it may."""
    return [sentence for is_wrong, sentence in _checks(settings) if is_wrong]


def _checks(settings: Mapping[str, Any]) -> Iterable[tuple[bool, str]]:
    hosts, origins = settings["ALLOWED_HOSTS"], settings["CSRF_TRUSTED_ORIGINS"]
    yield (
        settings["EMAIL_BACKEND"] != MAIL_BACKEND,
        "PRODUCTION=true needs an EMAIL_URL that starts with smtp: any other loses or prints the mails.",
    )
    yield (
        settings["MAIL_PROVIDER"] not in ("", *PROVIDERS),
        f"PRODUCTION=true knows these as MAIL_PROVIDER: {', '.join(PROVIDERS)}. Others sign nothing that is checked.",
    )
    yield (
        bool(settings["MAIL_PROVIDER"]) and not settings["MAIL_WEBHOOK_KEY"],
        "PRODUCTION=true with a MAIL_PROVIDER needs MAIL_WEBHOOK_KEY, by which its words are known.",
    )
    yield (
        settings["BEHIND_TLS_PROXY"] and settings["ALLAUTH_TRUSTED_PROXY_COUNT"] < 1,
        "PRODUCTION=true behind a proxy needs TRUSTED_PROXY_COUNT of at least 1: without it all visitors count as one.",
    )
    yield any("*" in host for host in hosts), "PRODUCTION=true does not start with * in ALLOWED_HOSTS."
    yield (
        LOCAL_HOSTS.issuperset(hosts),
        "PRODUCTION=true needs ALLOWED_HOSTS, the host names under which the portal is reached.",
    )
    yield (
        not all(origin.startswith("https://") and "*" not in origin for origin in origins),
        "PRODUCTION=true needs CSRF_TRUSTED_ORIGINS that all start with https:// and have no *.",
    )
    yield (
        settings["DATABASES"]["default"]["ENGINE"].endswith("sqlite3"),
        "PRODUCTION=true needs DATABASE_URL, the address of a PostgreSQL database.",
    )
    yield (
        len(set(settings["SECRET_KEY"])) < FEWEST_DIFFERENT_CHARACTERS,
        f"PRODUCTION=true needs a SECRET_KEY of at least {FEWEST_DIFFERENT_CHARACTERS} different characters.",
    )
