"""What a file would do to a plan, in the reader's words: what the preview of an import prints."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import current_language, fallback_order, one_after_another
from workplan.actions.imports import Imported
from workplan.import_sentences import column_name, done_sentence, file_sentence, outside_sentence
from workplan.models import Activity, Plan
from workplan.models.activities import SCHEDULE_KINDS
from workplan.queries.exports import REPORTERS, SUPPORTS
from workplan.queries.imports import ActivityChange, Preview, names_of_organisations
from workplan.queries.schedules import schedule_in_words, window_in_words
from workplan.rules.importing import ActivityRow, Problem, Supporting
from workplan.rules.windows import Window

SHOWN = 200
Names = Mapping[str, str]
_KINDS = dict(SCHEDULE_KINDS)
_SUPPORTS = {support: dict(Activity.SUPPORT_KINDS)[kind] for kind, support in SUPPORTS.items()}
_REPORTERS = {word: dict(Activity.REPORTER_RULES)[rule] for rule, word in REPORTERS.items()}


def preview_in_words(preview: Preview, plan: Plan) -> dict[str, Any]:
    """Of long lists the first part is shown and the rest counted."""
    names = names_of_organisations()
    lists = {
        "problems": [_doubt(problem, names) for problem in preview.problems[:SHOWN]],
        "warnings": [_doubt(problem, names) for problem in preview.warnings[:SHOWN]],
        "added": [_named(change.row) for change in preview.added[:SHOWN]],
        "changed": [_changed(change, names) for change in preview.changed[:SHOWN]],
        "removed": _removed(preview, names),
        "kept": [_named(stored.row) for stored in preview.kept[:SHOWN]],
    }
    problems, changed, added = len(preview.problems), len(preview.changed), len(preview.added)
    titles = {
        "problems_title": ngettext("%(count)d cell cannot be read", "%(count)d cells cannot be read", problems),
        "changed_title": ngettext("%(count)d activity changes", "%(count)d activities change", changed),
        "added_title": ngettext("%(count)d new activity", "%(count)d new activities", added),
    }
    counts = {"problems_title": problems, "changed_title": changed, "added_title": added}
    words = {name: text % {"count": counts[name]} for name, text in titles.items()}
    asked = {
        "outside_words": outside_sentence(preview.outside, plan.starts_on, plan.ends_on),
        "done_words": done_sentence(preview.done),
        "removed_title": _removed_title(len(preview.removals)),
    }
    return lists | words | asked | {"preview": preview, "shown": SHOWN}


def imported_in_words(done: Imported) -> str:
    """Counts of nothing are not told."""
    parts = [
        (done.added, ngettext("%(count)d activity was added.", "%(count)d activities were added.", done.added)),
        (done.changed, ngettext("%(count)d activity was changed.", "%(count)d activities were changed.", done.changed)),
    ]
    told = [sentence % {"count": count} for count, sentence in parts if count]
    if told:
        return " ".join(told)
    if done.is_reordered:
        return _("The activities stand in the order of the file now.")
    return _("The file says what the plan says already. Nothing was changed.")


def _doubt(problem: Problem, names: Names) -> dict[str, str]:
    place = problem.cell or str(problem.values.get("activity", ""))
    return {
        "sheet": problem.sheet,
        "row": str(problem.row) if problem.row else "–",
        "cell": place or "–",
        "column": column_name(problem.column) if problem.column else "–",
        "sentence": file_sentence(problem, names),
    }


def _named(row: ActivityRow) -> dict[str, str]:
    titles = [getattr(row, f"title_{code.replace('-', '_')}") for code in fallback_order(current_language())]
    return {"code": row.code, "title": next(filter(None, titles), "")}


def _changed(change: ActivityChange, names: Names) -> dict[str, Any]:
    assert change.stored is not None  # what the plan does not have is no change
    before, after = _cells(change.stored.row, names), _cells(change.row, names)
    cells = [
        {
            "label": column_name(one.column),
            "before": before.get(one.column, one.before),
            "after": after.get(one.column, one.after),
        }
        for one in change.differences
    ]
    return {"text": "{code} {title}".format(**_named(change.row)), "changes": cells}


def _removed(preview: Preview, names: Names) -> list[dict[str, str]]:
    """What goes, in words: activity, column and what stands there now."""
    told = []
    for change, one in preview.removals[:SHOWN]:
        assert change.stored is not None  # only what the plan has can be taken away
        words = _cells(change.stored.row, names).get(one.column, one.before)
        told.append({"code": change.row.code, "label": column_name(one.column), "before": words})
    return told


def _removed_title(count: int) -> str:
    sentence = ngettext(
        "%(count)d empty cell takes away what stands in the plan",
        "%(count)d empty cells take away what stands in the plan",
        count,
    )
    return sentence % {"count": count}


def _cells(row: ActivityRow, names: Names) -> dict[str, str]:
    """The columns that a file writes in signs of its own; the others are shown as they are."""
    kind, value = row.schedule.kind.value, row.schedule.normalised
    support = str(_SUPPORTS[row.supporting])
    listed = row.supporting is Supporting.LISTED
    return {
        "objectives": ", ".join(map(str, row.objectives)),
        "workstreams": ", ".join(row.workstreams),
        "entities_in_charge": row.entities_words or _names(row.entities_in_charge, names),
        "reporter": str(_REPORTERS.get(row.reporter) or names.get(row.reporter, row.reporter)),
        "supporting": _names(row.supporting_organisations, names) if listed else support,
        "schedule_kind": str(_KINDS.get(kind, kind)),
        "schedule_normalised": schedule_in_words(kind, value),
        "deliverables": _windows(row.deliverables),
        "tentative": _("yes") if row.tentative else _("no"),
        "actual": _windows(row.actual),
    }


def _names(keys: Iterable[str], names: Names) -> str:
    return ", ".join(names.get(key, key) for key in keys)


def _windows(windows: Iterable[Window]) -> str:
    return one_after_another(window_in_words(one.precision, one.start, one.end) for one in windows)
