"""Two who decide at one instant; each race is shown first with the guard, the version of the row, off."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions import publication_steps, publications, reviews
from network_portal.knowledge.actions.submissions import start_change, submit_practice
from network_portal.knowledge.models import Practice
from network_portal.organisations.actions import drafts
from tests.factories import actor_with, make_staff
from tests.knowledge.publishing import TEXTS, VALUES, published
from tests.knowledge.writing import YES, written

WAITED = 10
pytestmark = pytest.mark.services


@pytest.fixture(autouse=True)
def only_where_two_write_at_once(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")


@pytest.fixture
def other_chair():
    return actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR, email="other-chair@example.org"))


def at_once(monkeypatch, modules, first, second, *, guarded):
    """The second acts while the first has read its row and not yet written it; what each was refused with, or ''.

    With the guard the second waits for the row, so the first goes on after a second."""
    stands, done = Event(), Event()
    takes = {module: module.take for module in modules}

    def slow(take):
        def taken(row, version):
            found = take(row, version) if guarded else type(row)._default_manager.get(pk=row.pk)
            if not stands.is_set():
                stands.set()
                done.wait(1 if guarded else WAITED)
            return found

        return taken

    for module, take in takes.items():
        monkeypatch.setattr(module, "take", slow(take))

    def run(verb, *, waits):
        try:
            if waits:
                stands.wait(WAITED)
            verb()
        except DomainError as refusal:
            return refusal.code
        finally:
            if waits:
                done.set()
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(run, first, waits=False), pool.submit(run, second, waits=True)]
        return [one.result(30) for one in answers]


def publish(by, submission):
    return lambda: reviews.publish_practice(by=by, submission=submission, version=submission.version)


@pytest.mark.parametrize("guarded, many", [(False, 2), (True, 1)])
def test_of_two_who_publish_one_submission_one_does(monkeypatch, chair, other_chair, reviewed, guarded, many):
    verbs = publish(chair, reviewed), publish(other_chair, reviewed)
    refused = at_once(monkeypatch, [reviews], *verbs, guarded=guarded)
    assert Practice.objects.count() == many
    assert refused == ["", "changed_meanwhile" if guarded else ""]


@pytest.mark.parametrize("guarded", [False, True])
def test_what_one_publishes_another_does_not_return(monkeypatch, chair, other_chair, reviewed, guarded):
    def send_back():
        reviews.return_practice(by=other_chair, submission=reviewed, version=reviewed.version, comment="Why?")

    refused = at_once(monkeypatch, [reviews], publish(chair, reviewed), send_back, guarded=guarded)
    assert Practice.objects.count() == 1
    assert refused == ["", "changed_meanwhile" if guarded else ""]


@pytest.fixture
def correction(author, chair, reviewed, whole):
    """A change of a published practice, sent and reviewed; beside it what it changes."""
    practice = reviews.publish_practice(by=chair, submission=reviewed, version=reviewed.version)
    change = start_change(by=author, practice=practice, organisation=reviewed.organisation)
    change = written(author, change, {**whole, "year_from": 2021})
    change = submit_practice(by=author, submission=change, version=change.version)
    reviews.review_practice(by=chair, submission=change, version=change.version, answers=YES)
    change.refresh_from_db()
    practice.refresh_from_db()
    return practice, change


@pytest.mark.parametrize("guarded", [False, True])
def test_a_practice_that_is_taken_off_keeps_no_correction_half(monkeypatch, chair, other_chair, correction, guarded):
    """Without the guard both are told that they did it, and what is left is neither: off, without the correction."""
    practice, change = correction

    def take_off():
        reviews.unpublish_practice(by=other_chair, practice=practice, version=practice.version, reason="Wrong")

    def correct():
        reviews.publish_practice(
            by=chair, submission=change, version=change.version, published_version=practice.version
        )

    refused = at_once(monkeypatch, [reviews, drafts], take_off, correct, guarded=guarded)
    practice.refresh_from_db()
    change.refresh_from_db()
    assert (practice.is_published, practice.year_from) == (False, 2024)
    assert refused == ["", "changed_meanwhile" if guarded else ""]
    assert change.state == ("submitted" if guarded else "published")


@pytest.mark.parametrize("guarded", [False, True])
def test_a_publication_that_is_taken_off_is_not_put_back_by_a_correction(
    monkeypatch, chair, other_chair, editor, guarded
):
    publication = published(editor, chair)

    def correct():
        publications.save_publication(
            by=other_chair, publication=publication, version=publication.version, values=VALUES, texts=TEXTS
        )

    def take_off():
        publication_steps.unpublish_publication(
            by=chair, publication=publication, version=publication.version, reason="Wrong"
        )

    refused = at_once(monkeypatch, [publications, publication_steps], correct, take_off, guarded=guarded)
    publication.refresh_from_db()
    assert publication.state == "published"
    assert refused == ["", "changed_meanwhile" if guarded else ""]
