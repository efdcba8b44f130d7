"""Files beside an update: at most five, its people's and the co-chairs' alone, gone when removed."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import ANYONE, SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import clean_file, remove_orphans
from network_portal.monitoring.actions import evidence
from network_portal.monitoring.actions.decisions import accept_update, return_update
from network_portal.monitoring.actions.evidence import attach_evidence, remove_evidence
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Duty, EvidenceFile, Round, Subject, Update
from network_portal.monitoring.permissions import can_read_evidence
from network_portal.monitoring.rules.drafters import DRAFTING
from network_portal.monitoring.rules.evidence import MOST_FILES
from network_portal.monitoring.rules.updates import Answer
from tests import sent_files
from tests.factories import actor_with, make_organisation, make_user

ANSWER = Answer(status="delayed", done="EXAMPLE: done")


@pytest.fixture(scope="module")
def pdf():
    return clean_file(sent_files.pdf("Ana EXAMPLE"), "EXAMPLE.pdf")


@pytest.fixture
def by(ana, unicef):
    return actor_with(user=ana, memberships={unicef.pk: "focal_point"})


def attached(by, duty, file):
    return attach_evidence(by=by, duty=duty, file=file, language="es")


def refused(verb, **call) -> str:
    with pytest.raises(DomainError) as error:
        verb(**call)
    assert str(error.value)
    return error.value.code


def test_the_first_file_begins_a_draft(by, duties, pdf):
    file = attached(by, duties[0], pdf)
    assert (file.update.state, file.update.version, file.authors) == ("draft", 0, ["Ana EXAMPLE"])
    assert (file.sha256, file.size, file.name) == (pdf.sha256, pdf.size, "EXAMPLE.pdf")
    assert default_storage.open(file.stored).read() == pdf.content
    event = Event.objects.get(verb="monitoring.attach_evidence")
    assert "EXAMPLE.pdf" not in str(vars(event))


def test_a_file_begins_a_draft_under_an_open_form_and_its_typing_is_saved(by, duties, pdf):
    attached(by, duties[0], pdf)
    save_draft(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    file = attached(by, duties[0], pdf)
    assert (file.update.version, file.update.done) == (1, "EXAMPLE: done")
    assert refused(save_draft, by=by, duty=duties[0], version=0, answer=ANSWER, language="es") == "changed_meanwhile"


def test_five_and_no_more(by, duties, pdf):
    for _ in range(MOST_FILES):
        file = attached(by, duties[0], pdf)
    assert refused(attached, by=by, duty=duties[0], file=pdf) == "evidence_is_full"
    remove_evidence(by=by, file=file)
    attached(by, duties[0], pdf)


def test_a_draft_keeps_its_version_and_what_was_sent_does_not(by, duties, pdf):
    attached(by, duties[0], pdf)
    update = submit_update(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    file = attached(by, duties[0], pdf)
    assert file.added_in == file.update.version == update.version + 1
    co_chair = actor_with("co_chair", user=make_user())
    assert refused(accept_update, by=co_chair, update=update, version=update.version) == "changed_meanwhile"


def test_what_was_sent_leaves_its_hash_and_no_name(by, duties, pdf, django_capture_on_commit_callbacks):
    file = attached(by, duties[0], pdf)
    submit_update(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(by=by, file=file)
        remove_evidence(by=by, file=file)
    kept = EvidenceFile.objects.get()
    assert (kept.stored, kept.name, kept.authors, kept.sha256) == ("", "", [], pdf.sha256)
    assert kept.removed_in == Update.objects.get().version == 2
    assert not default_storage.exists(file.stored)
    assert not can_read_evidence.test(by, kept)


def test_a_draft_forgets_what_is_removed(by, duties, pdf, django_capture_on_commit_callbacks):
    file = attached(by, duties[0], pdf)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(by=by, file=file)
    assert not EvidenceFile.objects.exists() and not default_storage.exists(file.stored)


def test_accepted_it_changes_no_more_and_names_nobody(by, duties, pdf):
    file = attached(by, duties[0], pdf)
    update = submit_update(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    accept_update(by=actor_with("co_chair", user=make_user()), update=update, version=update.version)
    assert EvidenceFile.objects.get().authors == []
    assert refused(attached, by=by, duty=duties[0], file=pdf) == "update_is_accepted"
    assert refused(remove_evidence, by=by, file=file) == "update_is_accepted"


def test_a_closed_round_takes_no_file(by, duties, pdf):
    Round.objects.update(state="closed", closed_at=clock.now())
    assert refused(attached, by=by, duty=duties[0], file=pdf) == "round_takes_no_updates"


def test_a_file_is_an_answer_to_a_question(by, duties, pdf):
    update = submit_update(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        co_chair = actor_with("co_chair", user=make_user())
        update = return_update(by=co_chair, update=update, version=update.version, comment="EXAMPLE: which?")
    assert Update.objects.get().leaves_question_open
    with clock.stopped_at(clock.now() + timedelta(hours=2)):
        attached(by, duties[0], pdf)
    assert not Update.objects.get().leaves_question_open


def test_who_reads_it(by, duties, pdf, unicef, iom):
    file = attached(by, duties[0], pdf)
    luz = make_user()
    drafter = Actor(user_id=luz.pk, memberships={unicef.pk: DRAFTING})
    others = [ANYONE, actor_with("editor", user=make_user()), actor_with("administrator", user=make_user())]
    others += [drafter, actor_with(user=make_user(), memberships={iom.pk: "focal_point"})]
    co_chair = actor_with("co_chair", user=make_user())

    def readers(file):
        return [can_read_evidence.test(one, file) for one in (by, co_chair)]

    assert readers(file) == [True, False]
    submit_update(by=by, duty=duties[0], version=0, answer=ANSWER, language="es")
    file = EvidenceFile.objects.get()
    assert readers(file) == [True, True]
    assert not any(can_read_evidence.test(one, file) for one in others)
    Duty.objects.filter(pk=duties[0].pk).update(drafter=luz)
    assert can_read_evidence.test(drafter, EvidenceFile.objects.get())


def test_who_only_drafts_another_subject_adds_nothing_here(duties, pdf, unicef):
    drafter = Actor(user_id=make_user().pk, memberships={unicef.pk: DRAFTING})
    assert refused(attached, by=drafter, duty=duties[0], file=pdf) == "not_handed_to_you"


@pytest.mark.django_db(transaction=True)
def test_a_file_that_came_to_nothing_goes_and_one_that_is_held_stays(duties, by, pdf):
    kept = attached(by, duties[0], pdf)
    with transaction.atomic():
        lost = attached(by, duties[1], pdf)
        transaction.set_rollback(True)
    assert default_storage.exists(lost.stored)
    with clock.stopped_at(clock.now() + timedelta(days=400)):  # the tests' clock stands elsewhere than the disk's
        remove_orphans()
    assert default_storage.exists(kept.stored) and not default_storage.exists(lost.stored)


@pytest.fixture
def almost_full(transactional_db, pdf):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    today = clock.today()
    days = {"opens_on": today, "due_on": today, "closes_on": today, "meets_in": today, "since": today}
    round_ = Round.objects.create(slug="2026-09", plan="x", state="open", opened_at=clock.now(), **days)
    made = []
    for _ in range(10):
        duty = Duty.objects.create(
            round=round_, subject=Subject.objects.create(), organisation=make_organisation(f"o{len(made)}")
        )
        for _ in range(MOST_FILES - 1):
            attached(SYSTEM, duty, pdf)
        made.append(duty)
    return made


def two_at_once(duty, pdf):
    start = Barrier(2)

    def one(_number):
        try:
            start.wait(10)
            attached(SYSTEM, duty, pdf)
        except DomainError as error:
            return error.code
        else:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, range(2)))


@pytest.mark.services
def test_without_the_lock_six_get_in(almost_full, pdf, monkeypatch):
    monkeypatch.setattr(evidence.Duty.objects.__class__, "select_for_update", lambda self, **how: self.all())
    monkeypatch.setattr(evidence, "is_full", _after_a_while)
    assert ["", ""] in [two_at_once(duty, pdf) for duty in almost_full]


@pytest.mark.services
def test_of_two_at_the_limit_one_gets_in(almost_full, pdf, monkeypatch):
    monkeypatch.setattr(evidence, "is_full", _after_a_while)
    assert [two_at_once(duty, pdf) for duty in almost_full] == [["", "evidence_is_full"]] * len(almost_full)


def _after_a_while(files: int) -> bool:
    time.sleep(0.05)
    return files >= MOST_FILES
