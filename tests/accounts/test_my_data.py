"""Something recognisable stands in every field that the register of purposes names: the export shows it to its
person, and erasing leaves no way from it to them."""

import json
from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection, models

from network_portal.accounts.actions.people import erase_account
from network_portal.accounts.data_file import in_words
from network_portal.accounts.models import User
from network_portal.common import clock, registry
from network_portal.common.actors import Actor
from tests.factories import make_user

NOT_TOLD = {
    "a secret that would open the account, to whoever finds the file": {
        "accounts.User.password",
        "mfa.Authenticator.data",
        "usersessions.UserSession.session_key",
        "usersessions.UserSession.data",
        "sessions.Session.session_data",
    },
    "says the same as the text beside it, or is made of it": {
        "notifications.Message.html",
        "notifications.Message.links",
        "pledges.Submission.base",
        "pledges.Submission.returned",
        "knowledge.PracticeSubmission.base",
        "knowledge.PracticeSubmission.returned",
    },
    "names the account to backups alone, or is the number of the person": {
        "accounts.User.key",
        "audit.Event.actor_id",
        "audit.Event.target_id",
    },
    "said in the sentence of what was done": {"audit.Event.target_label", "audit.Event.note"},
    "a file that waits a day at most, and a note of the mail server": {
        "pledges.PledgeImportFile.content",
        "notifications.Message.last_error",
    },
}
OF_PERSON = {"accounts.User", "account.EmailAddress", "audit.Event", "sessions.Session", "pledges.PledgeImportFile"}
numbers = count(1)
HELD = {name for purpose in registry.purposes.values() for name in purpose.fields}
TEXTS = (models.CharField, models.TextField, models.JSONField)


def canary(name: str) -> str:
    return f"canary-{name.replace('.', '-').lower()}"


class Planter:
    """Makes a row of any model: what the register names of it holds a canary, and every way leads to the person."""

    def __init__(self, person: User) -> None:
        self.person, self.made, self.planted = person, {}, set()

    def row(self, model):
        """One row of the model, made once."""
        if model not in self.made:
            self.made[model] = None
            values = {one.attname if one.is_relation else one.name: self.value(one) for one in self.asked(model)}
            self.made[model] = model._base_manager.create(**values)
            for way in model._meta.local_many_to_many:
                if way.related_model is User:
                    getattr(self.made[model], way.name).add(self.person)
        return self.made[model]

    def asked(self, model):
        for one in model._meta.local_fields:
            named = f"{model._meta.label}.{one.name}" in HELD
            needed = not (one.null or one.has_default() or one.blank) or (one.choices and not one.has_default())
            if not one.primary_key and (named or needed):
                yield one

    def value(self, one):
        name = f"{one.model._meta.label}.{one.name}"
        if one.is_relation:
            related = self.person if one.related_model is User else self.row(one.related_model)
            return related.pk
        if one.choices:
            return one.flatchoices[0][0]
        if isinstance(one, TEXTS) and not isinstance(one, models.EmailField) and name in HELD:
            self.planted.add(name)
            text = canary(name)[: one.max_length or None]
            return text if not isinstance(one, models.JSONField) else ([text] if one.default is list else {"en": text})
        made = {
            models.DateTimeField: clock.now,
            models.DateField: lambda: clock.today() + timedelta(days=next(numbers)),
            models.IntegerField: lambda: next(numbers),
            models.GenericIPAddressField: lambda: "192.0.2.77",
            models.EmailField: lambda: self.person.email,
            models.BooleanField: bool,
            models.UUIDField: uuid4,
            models.BinaryField: bytes,
            models.JSONField: dict,
            models.CharField: lambda: f"x{next(numbers)}"[: one.max_length],
            models.TextField: str,
        }
        return next(make() for kind, make in made.items() if isinstance(one, kind))


def models_held():
    """Those with a way to a person; the rest are told by the row that leads to them."""
    named = {name.rpartition(".")[0] for name in HELD}
    return [apps.get_model(label) for label in sorted(named - OF_PERSON)]


@pytest.fixture
def planted(db):
    if connection.vendor != "sqlite":
        pytest.skip("the rows are made without regard to the rules between their columns")
    connection.cursor().execute("PRAGMA ignore_check_constraints = ON")
    person = make_user(name=canary("accounts.User.name"), email="canary-email@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    planter = Planter(person)
    for model in models_held():
        planter.row(model)
    connection.cursor().execute("PRAGMA ignore_check_constraints = OFF")
    return planter


def exported(person: User) -> str:
    return json.dumps(
        in_words({name: part.export(person.pk) for name, part in registry.personal_data.items()}), default=str
    )


def test_the_export_tells_it_all(planted):
    told = exported(planted.person)
    assert planted.person.name in told and planted.person.email in told and "192.0.2.77" in told
    untold = {name for name in planted.planted if canary(name)[:30] not in told}
    assert untold - set().union(*NOT_TOLD.values()) == set()
    assert len(planted.planted) > 30


def test_erasing_leaves_nothing_that_leads_to_the_person(planted):
    person = planted.person
    erase_account(by=Actor(user_id=person.pk), person=person)
    emptied = {name for purpose in registry.purposes.values() for name in purpose.emptied}
    left = []
    for name in sorted(emptied):
        model, _dot, field = name.rpartition(".")
        for row in apps.get_model(model)._base_manager.all():
            value = getattr(row, field)
            value = list(value.all()) if hasattr(value, "all") else value
            if value == person or person in (value if isinstance(value, list) else []) or "canary" in str(value):
                left.append(name)
    assert sorted(set(left)) == []
