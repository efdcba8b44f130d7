"""Whatever is written to who wishes it quiet: each kind, in each language."""

import pytest
from django.conf import settings
from django.utils import translation

from network_portal.notifications.actions.mails import mail_of
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import MessageKind, kinds
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
NAMED = ["Secret Body", "Working Table", "Mesa de Trabajo", "Mechanism", "Mecanismo", "Mécanisme", "Ana EXAMPLE", "IOM"]
PAGE = {"maker": "accounts.page", "route": "accounts:home"}


def queued(kind: MessageKind, language: str, **fields) -> Message:
    values = {name: "Secret Body" if isinstance(value, str) else value for name, value in kind.sample.items()}
    links = dict.fromkeys(kind.links, PAGE)
    message = queue_message(kind, language=language, values=values, links=links, **fields)
    assert message
    return message


def everything(message: Message) -> str:
    mail = mail_of(message)
    return " ".join([str(mail.message()), mail.subject, mail.body, str(mail.alternatives[0][0]), mail.from_email])


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("kind", kinds.values(), ids=lambda kind: kind.name)
def test_no_kind_of_mail_names_anybody_and_each_has_a_link(kind, language):
    person = make_user(is_quiet=True, language=language)
    message = queued(kind, language, person_id=person.pk, address=person.email)
    said, network = everything(message), str(settings.NETWORK_NAME)
    assert [name for name in [*NAMED, network] if name.casefold() in said.casefold()] == []
    with translation.override(language):
        assert mail_of(message).subject == translation.gettext("There is something to read")
    assert f"{settings.SITE_URL}/{language}/" in mail_of(message).body
    assert "List-Unsubscribe" not in said and "[[" not in said


def test_without_the_wish_the_same_mail_says_it():
    person = make_user()
    message = queued(kinds["organisations.invitation"], "en", person_id=person.pk, address=person.email)
    assert "Secret Body" in everything(message)


def test_the_wish_counts_when_the_mail_leaves():
    person = make_user()
    message = queued(kinds["organisations.invitation"], "en", person_id=person.pk, address=person.email)
    person.is_quiet = True
    person.save()
    assert "Secret Body" not in everything(Message.objects.get(pk=message.pk))


def test_an_organisation_wishes_it_for_its_people_of_today():
    person, body = make_user(), make_organisation(is_quiet=True)
    seat = TeamMember.objects.create(organisation=body, user=person, role="member")
    message = queued(kinds["organisations.invitation"], "en", person_id=person.pk, address=person.email)
    assert "Secret Body" not in everything(message)
    seat.ended_at = message.created_at
    seat.save()
    assert "Secret Body" in everything(message)


def test_a_mail_to_the_address_of_a_quiet_person_is_quiet_too():
    person = make_user(is_quiet=True)
    assert "Secret Body" not in everything(queued(kinds["organisations.invitation"], "en", address=person.email))


def test_a_link_that_opens_without_signing_in_is_left_out():
    person = make_user(is_quiet=True)
    message = queued(kinds["monitoring.call"], "en", person_id=person.pk, address=person.email)
    assert f"{settings.SITE_URL}/en/dashboard/" in mail_of(message).body
