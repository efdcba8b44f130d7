import os
import socket
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import translation
from django.utils.module_loading import import_string

from network_portal.common.installation import only_one_portal, set_up_if_changed
from network_portal.common.processes import Child, Household

SIGN_INS = "network_portal.home.examples.DEMONSTRATION_SIGN_INS"
START_WITHIN_SECONDS = 60
HIGHEST_PORT = 65535


class Command(BaseCommand):
    help = "Set the portal up where needed, then run the web server and the worker until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="The address to listen on.")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if not 0 < port <= HIGHEST_PORT:
            raise CommandError(f"The port is a number from 1 to {HIGHEST_PORT}.")
        if "SITE_URL" not in os.environ:  # the settings were read before the port was known
            os.environ["SITE_URL"] = settings.SITE_URL = f"http://localhost:{port}"
        with only_one_portal():
            _port_is_free(host, port)
            set_up_if_changed(self._say)
            sign_ins = _sign_ins()
            connection.close()
            household = Household([web_server(host, port), _worker()], self._say)
            household.start_first()
            if _answers(household, host, port):
                self._welcome(port, sign_ins)
            failed = household.watch()
        if failed:
            raise CommandError("The portal did not stay up.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _welcome(self, port: int, sign_ins: list[tuple[str, str, str]]) -> None:
        self._say(f"\nThe portal is at http://localhost:{port}/ (Ctrl-C stops it)")
        if sign_ins:
            self._say("Demonstration sign-ins (EXAMPLE, invented people):")
        for role, email, password in sign_ins:
            self._say(f"  {role:<28} {email:<44} {password}")
        if settings.OUTBOX_PAGE:
            self._say(f"Mails are kept, not sent: http://localhost:{port}/en/manage/outbox/")


def _port_is_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise CommandError(f"Port {port} is taken. Choose another: PORT={port + 1000} make run") from None


def web_server(host: str, port: int) -> Child:
    """Gunicorn believes no X-Forwarded header by itself: the settings say which proxy there is, if any."""
    options = [
        "--forwarded-allow-ips",
        "",
        "--bind",
        f"{host}:{port}",
        "--workers",
        "2",
        "--threads",
        "4",
        "--preload",
        "--log-level",
        "warning",
    ]
    return Child("web server", [sys.executable, "-m", "gunicorn", *options, "network_portal.wsgi"])


def _worker() -> Child:
    """Celery with its beat: one job at a time, in its own process, as SQLite likes it."""
    options = ["--beat", "--pool", "solo", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    quiet = ["-W", "ignore:You're running the worker with superuser privileges"]
    command = [sys.executable, *quiet, "-m", "celery", "-A", "network_portal", "--quiet", "worker", *options]
    return Child("worker", command)


def _answers(household: Household, host: str, port: int) -> bool:
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < deadline and not household.ending and not household.children[0].has_died():
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _sign_ins() -> list[tuple[str, str, str]]:
    """Those of the demonstration that can still be used: they go when the examples are removed. In English, as
    everything that commands print."""
    module = Path(settings.BASE_DIR) / "network_portal" / "home" / "examples.py"
    if not settings.EXAMPLES_ALLOWED or not module.exists():
        return []
    offered = import_string(SIGN_INS)
    there = set(get_user_model().objects.filter(is_example=True).values_list("email", flat=True))
    with translation.override("en"):
        return [(str(role), email, password) for role, email, password in offered if email in there]
