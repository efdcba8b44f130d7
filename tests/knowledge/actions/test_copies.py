import pytest
from django.db import IntegrityError, transaction

from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.copies import decline_copy, publish_copy, tell_copy, withdraw_copy
from network_portal.knowledge.models import PracticeCopy
from network_portal.knowledge.personal_data import erase, export
from network_portal.notifications.models import Message
from network_portal.taxonomy.models import Country
from tests.factories import actor_with, make_organisation, make_practice, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return make_practice(year_from=2020)


@pytest.fixture
def said(practice, body):
    country = Country.objects.create(iso2="HN", iso3="HND", name_en="Honduras")
    return {"practice": practice, "organisation": body, "country": country, "year": 2024, "changed": "Saturdays"}


@pytest.fixture
def copy(author, chair, said):
    return tell_copy(by=author, **said)


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def test_told_it_waits_and_the_co_chairs_are_asked(copy):
    assert (copy.state, copy.is_named) == ("waiting", False)
    assert [one.address for one in Message.objects.filter(kind="knowledge.copy_to_review")] == ["chair@example.org"]


def test_published_its_author_is_told_and_only_then_everybody_reads_it(
    copy, editor, client, django_capture_on_commit_callbacks
):
    address = f"/en/practices/{copy.practice.slug}/"
    assert "Saturdays" not in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        publish_copy(by=editor, copy=copy, version=copy.version)
    assert "Saturdays" in client.get(address).content.decode()
    assert Message.objects.get(kind="knowledge.copy_published").address == "ana@example.org"


def test_declined_its_author_reads_why(copy, editor):
    refused("copy_needs_reason", decline_copy, by=editor, copy=copy, version=copy.version, reason=" \u200b")
    declined = decline_copy(by=editor, copy=copy, version=copy.version, reason="EXAMPLE: which practice?")
    assert declined.state == "declined"
    assert "EXAMPLE: which practice?" in Message.objects.get(kind="knowledge.copy_declined").text
    refused("copy_not_waiting", publish_copy, by=editor, copy=declined, version=declined.version)


def test_withdrawn_nobody_reads_it_any_more(copy, editor, author, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        shown = publish_copy(by=editor, copy=copy, version=copy.version)
    address = f"/en/practices/{copy.practice.slug}/"
    assert "Saturdays" in client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_copy(by=author, copy=shown, version=shown.version)
    assert "Saturdays" not in client.get(address).content.decode()


def test_nobody_decides_on_what_is_of_their_organisation_or_told_by_them(copy, body, said, editor):
    own = actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})
    refused("practice_is_ones_own", publish_copy, by=own, copy=copy, version=copy.version)
    told = tell_copy(by=editor, **said | {"year": 2023})
    refused("practice_is_ones_own", decline_copy, by=editor, copy=told, version=told.version, reason="x")


def test_the_verbs_themselves_ask_who_acts(copy, said, author):
    stranger = actor_with(user=make_user(), memberships={make_organisation().pk: actors.FOCAL_POINT})
    refused("practice_not_yours", tell_copy, by=stranger, **said)
    refused("practice_not_yours", withdraw_copy, by=stranger, copy=copy, version=copy.version)
    refused("practice_review_not_yours", publish_copy, by=author, copy=copy, version=copy.version)
    refused("practice_review_not_yours", decline_copy, by=author, copy=copy, version=copy.version, reason="x")


def test_a_copy_is_told_once_a_year_until_it_is_withdrawn(copy, author, said):
    refused("copy_told_already", tell_copy, by=author, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeCopy.objects.create(language="en", **said)
    withdraw_copy(by=author, copy=copy, version=copy.version)
    assert tell_copy(by=author, **said).state == "waiting"


def test_words_that_nobody_sees_tell_nothing(author, said):
    refused("copy_needs_words", tell_copy, by=author, **said | {"changed": "\u200b"})


def test_who_carried_it_out_did_not_copy_it(author, said, practice, body):
    practice.implementers.add(body)
    refused("copy_of_ones_own", tell_copy, by=author, **said)


def test_what_a_person_told_is_theirs_to_take_along_and_to_leave_without_a_name(copy, ana):
    assert [one["changed"] for one in export(ana.pk)["copies_of_practices"]] == ["Saturdays"]
    erase(ana.pk)
    assert PracticeCopy.objects.get().author is None
    assert Event.objects.filter(verb="knowledge.tell_copy").exists()
