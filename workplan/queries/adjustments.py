"""The adjustments of an activity in words, the earlier schedule beside the new one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from network_portal.organisations.models import Organisation
from workplan.models import Activity, Adjustment
from workplan.queries.activity_pages import changes_in_words
from workplan.rules.adjustments import Aspect

BODIES = ("implementing", "supporting")


def adjustments_of(activity: Activity) -> list[dict[str, Any]]:
    """Newest first, two queries: text, made_on, changes (label, before, after), reason, agreed_by, language and, where
    it is listed, organisation."""
    made = list(activity.adjustments.select_related("organisation"))
    names = names_in(made)
    return [_told(one, names) for one in made]


def _told(one: Adjustment, names: Mapping[str, str]) -> dict[str, Any]:
    sentences = {
        (Aspect.SCHEDULE,): _("The schedule was adjusted."),
        (Aspect.SCOPE,): _("The scope was adjusted."),
        (Aspect.SCHEDULE, Aspect.SCOPE): _("The schedule and the scope were adjusted."),
    }
    return {
        "text": sentences[one.aspects],
        "made_on": one.made_on,
        "changes": [*changes_in_words(one.changes), *_bodies(one.changes, names)],
        "reason": one.reason,
        "agreed_by": one.agreed_by,
        "language": one.language,
        "organisation": one.organisation.short_name if one.organisation and one.organisation.is_listed else "",
    }


def _bodies(changes: Mapping[str, Any], names: Mapping[str, str]) -> list[dict[str, str]]:
    labels = {"implementing": _("Implemented by"), "supporting": _("Supported by")}
    told = []
    for field in BODIES:
        before, after = (_listed(slugs, names) for slugs in changes.get(field, ([], [])))
        if before != after:
            told.append({"label": labels[field], "before": before, "after": after})
    return told


def _listed(slugs: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[slug] for slug in slugs if slug in names)


def names_in(made: Iterable[Adjustment]) -> dict[str, str]:
    """By slug, of the organisations that adjustments name those that everybody may see; one query."""
    slugs = {slug for one in made for field in BODIES for side in one.changes.get(field, ()) for slug in side}
    found = Organisation.objects.listed().filter(slug__in=slugs) if slugs else ()
    return {organisation.slug: organisation.short_name for organisation in found}
