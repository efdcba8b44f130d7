from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.utils import translation

from network_portal.common.catalogues import compile_all


def pytest_configure() -> None:
    """The catalogues are compiled before the first sentence is looked up; each process may do it."""
    for locale in settings.LOCALE_PATHS:
        compile_all(Path(locale))


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    for name in ("default", "pages"):
        caches[name].clear()


@pytest.fixture(scope="module")
def rows_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of the module's scope write stays for its tests, each of which takes back only its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Outside a page the language is that of the source; a page sets its own."""
    with translation.override("en"):
        yield


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """For tests that end a request themselves: what closes its connection would close that of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
