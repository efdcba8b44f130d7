"""What is written of organisations that are not registered yet, and what became of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mechanism.models import MembershipRequest, Registration
from mechanism.queries.tables import table_name, working_tables
from mechanism.rules.registrations import NO, OUTSIDE, REGIONAL, STEPS, suggested
from mechanism.words_of_joining import AT_RISK, FIELD_WORDS
from network_portal.bodies.models import Body
from network_portal.common.languages import current_language, one_after_another, translated_text
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.profiles import SECTORS, Profile
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.organisations.rules.likeness import Named
from network_portal.taxonomy.models import Country, Objective
from network_portal.taxonomy.queries import subregions


def open_registration(person_id: int | None) -> Registration | None:
    """The one that this person writes for an organisation of their own."""
    return own_registrations(person_id).filter(done_at=None).first()


def last_registration(person_id: int | None, *, among: Iterable[int]) -> Registration | None:
    """The one that was sent last, of the organisations in whose team the person is still: who is out learns nothing
    more of it, not even how it is called now."""
    done = own_registrations(person_id).exclude(done_at=None).filter(organisation__in=list(among))
    return done.select_related("organisation").order_by("-done_at").first()


def own_registrations(person_id: int | None) -> QuerySet[Registration]:
    return Registration.objects.filter(person=person_id or 0, is_assisted=False).order_by("pk")


def assisted_registration(organisation: Organisation) -> Registration | None:
    """What somebody wrote for this organisation, while it waits to be confirmed."""
    waiting = Registration.objects.filter(organisation=organisation, is_assisted=True)
    return waiting.filter(organisation__admission__confirmed_at=None).select_related("organisation").first()


def waiting_for(organisation_ids: Iterable[int]) -> QuerySet[Registration]:
    """Those of these organisations that nobody confirmed yet."""
    found = Registration.objects.filter(organisation__in=list(organisation_ids), is_assisted=True)
    return found.filter(organisation__admission__confirmed_at=None).select_related("organisation").order_by("pk")


def assisted_by(person_id: int | None) -> QuerySet[Registration]:
    """Until its own people are there; then only where it chose to be seen, or its alias would stand beside the name
    that this person wrote down."""
    found = Registration.objects.filter(person=person_id or 0, is_assisted=True, organisation__isnull=False)
    found = found.filter(Q(organisation__in=listed_organisations()) | Q(organisation__team=None))
    return found.select_related("organisation__admission").order_by("-begun_at")


def requests_of(organisation: Organisation) -> list[dict[str, Any]]:
    """Each table that was asked."""
    asked = MembershipRequest.objects.filter(organisation=organisation).select_related("body").order_by("body__number")
    return [{"table": table_name(one.body), "title": table_title(one.body), "state": one} for one in asked]


def table_title(body: Body) -> str:
    return _("Working Table %(number)d") % {"number": body.number}


def tables_told(objectives: Iterable[int]) -> list[dict[str, Any]]:
    """The four, each with those of the chosen objectives that are in its remit: the more of them, the earlier."""
    bodies = list(working_tables())
    remits = {body.number or 0: [one.number for one in body.objectives.all()] for body in bodies}
    found = suggested(objectives, remits)
    told = [
        {
            "number": body.number,
            "name": table_name(body),
            "title": table_title(body),
            "because": found.get(body.number or 0, []),
        }
        for body in bodies
    ]
    return sorted(told, key=lambda one: (-len(one["because"]), one["number"]))


def country_of(values: Mapping[str, Any]) -> Country | None:
    where = str(values.get("where") or "")
    return Country.objects.filter(pk=int(where)).first() if where.isdecimal() else None


def as_named(values: Mapping[str, Any]) -> Named:
    """As it is compared with organisations that are here already."""
    country, acronym = country_of(values), str(values.get("acronym") or "")
    return Named((str(values.get("name") or ""),), (acronym,) if acronym else (), country.pk if country else None)


def steps_told(values: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each step with the fields that say something: name, label and words."""
    words = told(values)
    return [
        (step, [(name, str(FIELD_WORDS[name]), words[name]) for name in names if words[name]])
        for step, names in STEPS.items()
    ]


def told(values: Mapping[str, Any]) -> dict[str, str]:
    """By field what was written, in words of the current language."""
    return {name: _in_words(name, values.get(name)) for names in STEPS.values() for name in names}


def _in_words(name: str, value: Any) -> str:
    if not value or (name == "alias" and value == NO):
        return ""
    if name == "where":
        return _where(str(value))
    if name == "objectives":
        chosen = Objective.objects.filter(number__in=value).order_by("number")
        return one_after_another(
            f"{one.number}. {translated_text(one, 'short', current_language())[0]}" for one in chosen
        )
    if name == "tables":
        bodies = [one for one in working_tables() if one.number in value]
        return one_after_another(f"{table_title(one)} · {table_name(one).name}" for one in bodies)
    choices = _choices(name)
    if choices:
        several = value if isinstance(value, list) else [value]
        return ", ".join(str(choices.get(one, one)) for one in several)
    return str(value)


def _where(value: str) -> str:
    if value in (REGIONAL, OUTSIDE):
        return str(dict(Profile.REACHES)[value])
    country = country_of({"where": value})
    return country.name if country else ""


def _choices(name: str) -> dict[str, Any]:
    if name == "subregion":
        return {code: one.words for code, one in subregions().items()}
    known: dict[str, Any] = {
        "language": settings.LANGUAGES,
        "languages": settings.LANGUAGES,
        "kind": Organisation.KINDS,
        "sectors": SECTORS,
        "at_risk": AT_RISK,
    }
    return dict(known.get(name, ()))


def written_for(registration: Registration) -> dict[str, Any]:
    """What stands of an organisation that was registered for its people, by field."""
    body = registration.organisation
    assert body
    own = registration.language.replace("-", "_")
    where = str(body.country_id) if body.country_id else body.reach
    return {
        "name": getattr(body, f"name_{own}") or body.name,
        "acronym": getattr(body, f"acronym_{own}") or "",
        "language": registration.language,
        "kind": body.kind,
        "where": where,
        "objectives": [one.number for one in body.objectives.all()],
        "subregion": body.subregion,
        "sectors": body.sectors,
        "languages": body.languages,
        "networks": body.networks,
        "accreditation": body.accreditation,
        "tables": registration.values.get("tables", []),
    }
