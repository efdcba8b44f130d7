import pytest
from django.db import transaction

from network_portal.audit import queries
from network_portal.audit.actions import record
from network_portal.audit.models import Event
from network_portal.audit.sentences import sentence_of
from network_portal.common import doors
from tests.factories import actor_with, make_organisation, make_user


@pytest.mark.django_db
def test_an_event_keeps_identifiers_and_the_door():
    user = make_user(name="Ana Pérez")
    organisation = make_organisation(acronym_en="ABC", acronym_es="ABC")
    with doors.through(doors.API):
        record(
            "organisations.load_organisation",
            by=actor_with(user=user),
            target=organisation,
            changes={"name": ["a", "b"]},
        )
    event = Event.objects.get()
    assert (event.door, event.actor_id, event.target_id) == ("api", user.pk, organisation.pk)
    assert event.changes == {"name": ["a", "b"]}
    assert "Ana" not in str(event.__dict__)


@pytest.mark.django_db
def test_a_verb_that_nobody_declared_is_a_mistake_of_the_code():
    with pytest.raises(KeyError):
        record("nobody.declared_this", by=actor_with(), target=make_organisation())


@pytest.mark.django_db
def test_an_event_reads_as_a_sentence(settings):
    settings.LANGUAGE_CODE = "en"
    event = record("organisations.load_organisation", by=actor_with(), target=make_organisation("abc"))
    assert "ABC" in sentence_of(event, actor="IOM")
    assert "IOM" in sentence_of(event, actor="IOM")


@pytest.mark.django_db(transaction=True)
def test_public_changes_raise_the_content_version_after_commit():
    before = queries.content_version()
    organisation = make_organisation()
    with transaction.atomic():
        record("organisations.load_organisation", by=actor_with(), target=organisation)
        assert queries.content_version() == before
    assert queries.content_version() != before


@pytest.mark.django_db(transaction=True)
def test_other_verbs_leave_the_content_version():
    before = queries.content_version()
    record("organisations.invite", by=actor_with(), target=make_organisation())
    assert queries.content_version() == before
