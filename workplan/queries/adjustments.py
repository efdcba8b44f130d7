"""The adjustments of an activity in words, the earlier schedule beside the new one."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from workplan.models import Activity, Adjustment
from workplan.queries.activity_pages import changes_in_words
from workplan.queries.seen_changes import BODIES, Changes, names_in, seen_changes
from workplan.rules.adjustments import Aspect, adjusted


def adjustments_of(activity: Activity) -> list[dict[str, Any]]:
    """Newest first, two queries: text, made_on, changes (label, before, after), reason, agreed_by, language and, where
    it is listed, organisation. Without those that changed nothing that the world may see."""
    made = list(activity.adjustments.select_related("organisation"))
    names = names_in(one.changes for one in made)
    seen = [(one, seen_changes(one.changes, names)) for one in made]
    return [_told(one, changes, names) for one, changes in seen if changes]


def _told(one: Adjustment, changes: Changes, names: Mapping[str, str]) -> dict[str, Any]:
    sentences = {
        (Aspect.SCHEDULE,): _("The schedule was adjusted."),
        (Aspect.SCOPE,): _("The scope was adjusted."),
        (Aspect.SCHEDULE, Aspect.SCOPE): _("The schedule and the scope were adjusted."),
    }
    return {
        "text": sentences[adjusted(changes)],
        "made_on": one.made_on,
        "changes": [*changes_in_words(changes), *_bodies(changes, names)],
        "reason": one.reason,
        "agreed_by": one.agreed_by,
        "language": one.language,
        "organisation": one.organisation.short_name if one.organisation and one.organisation.is_named else "",
    }


def _bodies(changes: Changes, names: Mapping[str, str]) -> list[dict[str, str]]:
    labels = {"implementing": _("Implemented by"), "supporting": _("Supported by")}
    told = []
    for field in BODIES:
        if field in changes:
            before, after = (", ".join(names[slug] for slug in slugs) for slugs in changes[field])
            told.append({"label": labels[field], "before": before, "after": after})
    return told
