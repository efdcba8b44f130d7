"""Every field that can hold something about a person is in the register of purposes, which the privacy page shows."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps
from modeltranslation.fields import TranslationField

from network_portal.celery import CALENDAR
from network_portal.common import registry
from network_portal.home.privacy import kept_data

OF_PEOPLE = re.compile(
    r"(?:^|_)(?:e?mail|phone|contact|person|people|user|actor|author|authors|name|address|ip)(?:_|$)"
)
STRONG = (models.EmailField, models.GenericIPAddressField, models.BinaryField, models.FileField)
TEXTS = (models.CharField, models.TextField, models.JSONField)
PLACES = (models.SlugField, models.URLField)  # of a page, not of a person
NUMBER_OF_PERSON = re.compile(r"(?:actor|person|target|user)_id$")
NEVER_OF_PEOPLE = {"file_name", "order_title", "hub_address", "global_address", "address"}


def label(field: models.Field) -> str:
    return f"{field.model._meta.label}.{field.name}"


def leads_to_a_person(field: models.Field) -> bool:
    return field.is_relation and field.related_model is not None and field.related_model._meta.label == "accounts.User"


def is_strong(field: models.Field) -> bool:
    """It holds something about a person by its kind or its name: a pattern in `not_personal` does not cover it."""
    if leads_to_a_person(field) or isinstance(field, STRONG):
        return True
    if isinstance(field, models.IntegerField):
        return bool(NUMBER_OF_PERSON.search(field.name))
    named = OF_PEOPLE.search(field.name) and field.name not in NEVER_OF_PEOPLE
    return bool(named) and isinstance(field, TEXTS) and not isinstance(field, PLACES)


def can_be_personal(field: models.Field) -> bool:
    if isinstance(field, TranslationField) or field.primary_key:
        return False
    is_text = isinstance(field, TEXTS) and not field.choices and not isinstance(field, PLACES)
    return is_strong(field) or is_text or isinstance(field, models.UUIDField)


def fields() -> list[models.Field]:
    """Those of the tables between two models speak for themselves by the field that made them."""
    found = [
        field for model in apps.get_models() for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    ]
    return [field for field in found if can_be_personal(field)]


FIELDS = {label(field): field for field in fields()}
DECLARED = {name for purpose in registry.purposes.values() for name in purpose.fields}
OTHER = {name for one in registry.not_personal.values() for name in one.fields}


def is_covered(field: models.Field) -> bool:
    """By its name; a text also by the pattern of its model or its part."""
    if label(field) in DECLARED | OTHER:
        return True
    patterns = {f"{field.model._meta.label}.*", f"{field.model._meta.app_label}.*"}
    return not is_strong(field) and bool(patterns & OTHER)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_field_that_can_be_personal_has_a_purpose(name):
    assert is_covered(FIELDS[name]), "declare it in the part's purposes.py"


def test_the_register_names_fields_that_are():
    every = {f"{model._meta.label}.{one.name}" for model in apps.get_models() for one in model._meta.get_fields()}
    models_named = {f"{model._meta.label}.*" for model in apps.get_models()}
    parts = {f"{model._meta.app_label}.*" for model in apps.get_models()}
    assert DECLARED - every == set()
    assert OTHER - every - models_named - parts == set()


def test_a_part_declares_what_it_holds_itself():
    """Who reads a part finds there what it knows of people, and removing the part removes the row."""
    sources = Path(settings.BASE_DIR)
    for part in apps.get_app_configs():
        held = {name for name in DECLARED if name.startswith(f"{part.label}.")}
        if held and Path(part.path).is_relative_to(sources) and ".venv" not in part.path:
            own = import_module(f"{part.name}.purposes")
            assert held <= {name for purpose in own.HELD for name in purpose.fields}, part.label


def test_no_field_is_personal_and_not():
    assert set() == DECLARED & OTHER


def test_every_way_to_a_person_is_declared():
    """A relation to a person is never 'not personal', but in a table that the portal does not write."""
    ways = {name for name, field in FIELDS.items() if leads_to_a_person(field)}
    assert len(ways) > 20
    assert ways - DECLARED == {"admin.LogEntry.user"}


NEW = {
    "email": models.EmailField(),
    "user": models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE),
    "phone": models.CharField(max_length=9),
    "words": models.TextField(),
    "extra": models.JSONField(),
}


@pytest.mark.parametrize("name", NEW)
def test_a_new_field_fails_until_it_is_declared(name):
    """No pattern covers an address, a phone or a way to a person, even in a part whose texts are not personal."""
    for label_of_part, covers_texts in (("taxonomy", True), ("pledges", False)):
        with isolate_apps(apps.get_app_config(label_of_part).name):
            meta = type("Meta", (), {"app_label": label_of_part})
            values = {"__module__": __name__, "Meta": meta, name: NEW[name].clone()}
            field = type("Strange", (models.Model,), values)._meta.get_field(name)
            if name == "user":
                field.remote_field.model = apps.get_model("accounts.User")
        assert can_be_personal(field)
        assert is_covered(field) == (covers_texts and name in ("words", "extra"))


def test_what_has_a_keeping_time_has_a_job_of_the_calendar():
    jobs = {entry["task"] for entry in CALENDAR.values()}
    assert {job for purpose in registry.purposes.values() for job in purpose.jobs} <= jobs
    for purpose in registry.purposes.values():
        if re.search(r"\b(days?|years|hours)\b", str(purpose.until), re.IGNORECASE):
            assert purpose.jobs, purpose.held


def test_the_list_of_what_is_not_personal_stays_short():
    assert len(OTHER) < 80
    assert all(one.why for one in registry.not_personal.values())


def test_the_privacy_page_shows_every_row(client, db):
    page = client.get("/en/pages/privacy/").content.decode()
    assert page.count('<th scope="row">') == len(kept_data()) == len(registry.purposes.values())
