"""A pledge as plain values: those that a submission holds, and those that the audit keeps."""

from typing import Any

from pledges.models import Pledge

TEXTS = ("title", "text", "measured", "matches_number", "global_number", "global_address")
CHOSEN = ("kind", "form", "concern", "stage")
DAYS = ("starts_on", "deadline")
ONE = ("reporter", "matches", "activity", "attachment")
SEVERAL = ("partners", "objectives", "principles", "countries")


def values_of(pledge: Pledge) -> dict[str, Any]:
    """As `Submission.values` has them: days as text, others by their ids, several in order."""
    plain = {name: getattr(pledge, name) for name in (*TEXTS, *CHOSEN, "language")}
    days = {name: _day(getattr(pledge, name)) for name in DAYS}
    ones = {name: getattr(pledge, f"{name}_id") for name in ONE}
    return plain | days | ones | {name: sorted(one.pk for one in getattr(pledge, name).all()) for name in SEVERAL}


def described(pledge: Pledge) -> dict[str, Any]:
    """As the audit keeps them: what is linked by the name that its address bears, a file by its hash."""
    activity, matches, attachment = pledge.activity, pledge.matches, pledge.attachment
    return {name: getattr(pledge, name) for name in (*TEXTS, *CHOSEN, "language")} | {
        **{name: _day(getattr(pledge, name)) for name in DAYS},
        "organisation": pledge.organisation.slug,
        "reporter": pledge.reporter.slug,
        "partners": sorted(one.slug for one in pledge.partners.all()),
        "objectives": sorted(one.number for one in pledge.objectives.all()),
        "principles": sorted(one.letter for one in pledge.principles.all()),
        "countries": sorted(one.iso3 for one in pledge.countries.all()),
        "matches": matches.reference if matches else "",
        "activity": f"{activity.plan.slug}/{activity.code}" if activity else "",
        "attachment": attachment.sha256 if attachment else "",
    }


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
