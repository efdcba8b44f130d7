"""Stored under random names, removed when nothing points there, served as nothing but an attachment."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404

from network_portal.common import clock, registry
from network_portal.common.files import LONGEST_STORED, attachment, clean_file, discard, keep, remove_orphans
from network_portal.common.registry import Entries
from network_portal.common.tasks import remove_orphaned_files
from tests import sent_files


@pytest.fixture
def media(tmp_path, settings):
    options = {"location": str(tmp_path), **settings.STORAGES["default"].get("OPTIONS", {})}
    backend = "django.core.files.storage.FileSystemStorage"
    modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": {**options, **modes}}}
    return tmp_path


@pytest.fixture
def held(monkeypatch):
    """The stored names that rows point to."""
    names: set[str] = set()
    owners = Entries("owner of stored files")
    owners.register("tests", lambda stored: names & set(stored))
    monkeypatch.setattr(registry, "file_owners", owners)
    return names


@pytest.fixture
def pdf():
    return clean_file(sent_files.pdf(), "Ana EXAMPLE.pdf")


def test_the_name_tells_nothing_and_nobody_else_reads_it(media, pdf):
    first, second = keep(pdf), keep(pdf)
    assert first != second and len(first) <= LONGEST_STORED
    assert re.fullmatch(r"\d{4}/\d\d/\d\d/[0-9a-f]{32}", first)
    assert (media / first).read_bytes() == pdf.content
    assert (media / first).stat().st_mode & 0o077 == 0 and (media / first).parent.stat().st_mode & 0o077 == 0


def test_files_lie_outside_what_is_served(settings):
    folder = Path(settings.MEDIA_ROOT)
    assert not folder.is_relative_to(settings.STATIC_ROOT) and settings.MEDIA_URL in ("", "/")


@pytest.mark.django_db
def test_what_nothing_points_to_is_removed_after_a_day(media, held, pdf):
    kept, orphan = keep(pdf), keep(pdf)
    held.add(kept)
    assert remove_orphans() == 0
    with clock.stopped_at(clock.now() + timedelta(hours=23)):
        assert remove_orphans() == 0
    with clock.stopped_at(clock.now() + timedelta(hours=25)):
        assert remove_orphans() == 1
        remove_orphaned_files()
    assert (media / kept).exists() and not (media / orphan).exists()


@pytest.mark.django_db(transaction=True)
def test_a_rollback_leaves_no_file_after_the_job(media, held, pdf):
    with transaction.atomic():
        stored = keep(pdf)
        transaction.set_rollback(True)
    assert (media / stored).exists()
    with clock.stopped_at(clock.now() + timedelta(hours=25)):
        assert remove_orphans() == 1
    assert not (media / stored).exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_with_its_row_and_not_before(media, held, pdf):
    stored = keep(pdf)
    with transaction.atomic():
        discard(stored)
        transaction.set_rollback(True)
    assert default_storage.exists(stored)
    with transaction.atomic():
        discard(stored)
        assert default_storage.exists(stored)
    assert not default_storage.exists(stored)


@pytest.mark.django_db
def test_the_answer_is_an_attachment_and_nothing_more(media, pdf):
    answer = attachment(keep(pdf), name='Año\r\n"nuevo"; x=1\u202e.pdf', kind="pdf")
    assert b"".join(answer.streaming_content) == pdf.content
    assert answer.headers["Content-Disposition"] == ("attachment; filename*=utf-8''A%C3%B1o%20_nuevo_%3B%20x%3D1.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    answer.close()


def test_a_file_that_is_gone_is_not_there(media):
    with pytest.raises(Http404):
        attachment("2026/01/01/" + "0" * 32, name="a.pdf", kind="pdf")
