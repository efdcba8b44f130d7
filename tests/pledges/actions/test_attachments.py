from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.common.files import clean_file, remove_orphans
from pledges.actions.attachments import attach_file, remove_file
from pledges.actions.reviews import publish_pledge, return_pledge
from pledges.actions.submissions import save_section, start_change, submit_pledge, withdraw_submission
from pledges.models import Pledge, PledgeFile, Submission
from tests import sent_files

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def stored_apart(settings, tmp_path):
    options = {**settings.STORAGES["default"].get("OPTIONS", {}), "location": str(tmp_path)}
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": backend, "OPTIONS": options}}


def stored() -> int:
    found, folders = 0, [""]
    while folders:
        folder = folders.pop()
        below, files = default_storage.listdir(folder)
        found += len(files)
        folders += [f"{folder}{name}/" for name in below]
    return found


def file(name="EXAMPLE.pdf", author=""):
    return clean_file(sent_files.pdf(author), name)


def attached(by, submission, **options) -> Submission:
    attach_file(by=by, submission=submission, version=submission.version, file=file(**options))
    return Submission.objects.get(pk=submission.pk)


def published(author, chair, submission) -> Pledge:
    sent = submit_pledge(by=author, submission=submission, version=submission.version)
    return publish_pledge(by=chair, submission=sent, version=sent.version)


def test_it_stays_over_a_return_until_it_is_published(author, chair, complete):
    found = attached(author, complete, author="Ana EXAMPLE")
    assert PledgeFile.objects.get().authors == ["Ana EXAMPLE"]
    sent = submit_pledge(by=author, submission=found, version=found.version)
    back = return_pledge(by=chair, submission=sent, version=sent.version, comment="More")
    said = {"measured": "EXAMPLE: three offices"}
    back = save_section(by=author, submission=back, version=back.version, section="when-and-measured", values=said)
    pledge = published(author, chair, back)
    found = PledgeFile.objects.get(pledge=pledge)
    assert (found.name, found.authors, stored()) == ("EXAMPLE.pdf", [], 1)


def test_another_one_takes_its_place_and_none_can_be_left(author, draft):
    first = attached(author, draft)
    second = attached(author, first, name="second.pdf")
    assert [one.name for one in PledgeFile.objects.all()] == ["second.pdf"] and stored() == 1
    remove_file(by=author, submission=second, version=second.version)
    assert not PledgeFile.objects.exists() and stored() == 0
    assert Submission.objects.get().values["attachment"] is None


@pytest.mark.parametrize("keeps_one", [True, False])
def test_a_published_one_stays_until_its_change_is_published(author, chair, complete, keeps_one):
    pledge = published(author, chair, attached(author, complete))
    change = start_change(by=author, pledge=pledge)
    if keeps_one:
        change = attached(author, change, name="second.pdf")
    else:
        remove_file(by=author, submission=change, version=change.version)
        change.refresh_from_db()
    assert Pledge.objects.get().attachment.name == "EXAMPLE.pdf"
    published(author, chair, change)
    names = [one.name for one in PledgeFile.objects.all()]
    assert names == (["second.pdf"] if keeps_one else []) and stored() == len(names)
    assert getattr(Pledge.objects.get().attachment, "name", None) == (names[0] if names else None)


def test_a_change_that_does_not_speak_of_it_leaves_it(author, chair, complete):
    pledge = published(author, chair, attached(author, complete))
    change = start_change(by=author, pledge=pledge)
    Submission.objects.filter(pk=change.pk).update(values=change.values | {"title": "EXAMPLE: another title"})
    published(author, chair, Submission.objects.get(pk=change.pk))
    found = Pledge.objects.get()
    assert (found.title, found.attachment.name, stored()) == ("EXAMPLE: another title", "EXAMPLE.pdf", 1)


def test_withdrawn_it_is_gone_but_what_is_published(author, chair, complete):
    pledge = published(author, chair, attached(author, complete))
    change = attached(author, start_change(by=author, pledge=pledge), name="second.pdf")
    withdraw_submission(by=author, submission=change, version=change.version)
    assert [one.name for one in PledgeFile.objects.all()] == ["EXAMPLE.pdf"] and stored() == 1


def test_it_is_sent_alone_as_a_change(author, chair, complete):
    change = attached(author, start_change(by=author, pledge=published(author, chair, complete)))
    assert submit_pledge(by=author, submission=change, version=change.version).state == "submitted"


def test_refused_nothing_is_kept(author, draft, sent):
    somebody = type(author)()
    for by, version, code in (
        (somebody, sent.version, "pledge_not_yours"),
        (author, sent.version - 1, "changed_meanwhile"),
        (author, sent.version, "submission_not_open"),
    ):
        with pytest.raises(DomainError) as error:
            attach_file(by=by, submission=sent, version=version, file=file())
        assert error.value.code == code
    assert not PledgeFile.objects.exists() and stored() == 0


def test_the_job_that_clears_up_leaves_it(author, draft):
    attached(author, draft)
    with clock.stopped_at(clock.now() + timedelta(hours=25)):
        assert remove_orphans() == 0
    assert stored() == 1
