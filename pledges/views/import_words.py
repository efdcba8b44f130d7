"""An import of pledges in the reader's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.errors import sentence
from network_portal.common.languages import moment_in_words
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.organisations import organisation_keys
from pledges.import_sentences import cell_words, column_name, file_sentence
from pledges.models import PledgeImport
from pledges.rules.imports import ImportState
from workplan.rules.importing import Problem

NAMES_ORGANISATIONS = ("organisation", "partners", "reporter")
Names = Mapping[str, str]


def imports_in_words(found: Iterable[PledgeImport]) -> list[dict[str, str]]:
    return [
        {
            "name": one.file_name,
            "url": reverse("pledges:pledge_import", args=[one.pk]),
            "state": one.get_state_display(),
            "by": str(one.uploaded_by or "–"),
            "at": moment_in_words(one.uploaded_at),
        }
        for one in found
    ]


def import_in_words(found: PledgeImport) -> dict[str, Any]:
    """Of long lists the first part is shown and the rest counted."""
    names = _names() if found.state == ImportState.CHECKED else {}
    counts = {"problems": 0, "warnings": 0, "added": 0, "changed": 0, "unchanged": 0, "incomplete": 0} | found.counts
    return {
        "counts": counts,
        "waits": found.state == ImportState.CHECKED,
        "changes_nothing": not (counts["added"] or counts["changed"]),
        "is_applied": found.state == ImportState.APPLIED,
        "is_refused": found.state == ImportState.REFUSED,
        "progress": _progress(found),
        "stage": _stage(found),
        "refusal": sentence(found.refusal["code"], found.refusal["values"]) if found.refusal else "",
        "problems": [_doubt(one, names) for one in found.problems],
        "warnings": [_doubt(one, names) for one in found.warnings],
        "added": [_added(one, names) for one in found.preview.get("added", ())],
        "changed": [_changed(one, names) for one in found.preview.get("changed", ())],
        "done": _done(found, counts),
        "references": found.preview.get("references", ()),
        "titles": _titles(counts),
    }


def _titles(counts: Mapping[str, int]) -> dict[str, str]:
    problems, added, changed = counts["problems"], counts["added"], counts["changed"]
    words = {
        "problems": ngettext("%(count)d cell cannot be read", "%(count)d cells cannot be read", problems),
        "added": ngettext("%(count)d new pledge", "%(count)d new pledges", added),
        "changed": ngettext("%(count)d pledge changes", "%(count)d pledges change", changed),
    }
    return {name: text % {"count": counts[name]} for name, text in words.items()}


def _stage(found: PledgeImport) -> str:
    is_read = found.state == ImportState.WAITING and found.leased_until
    return _("The file is being read") if is_read else found.get_state_display()


def _progress(found: PledgeImport) -> str:
    if not found.leased_until:
        return _("The file waits for its turn.")
    if not found.rows:
        return _("The file is being opened.")
    values = {"read": found.rows_read, "rows": found.rows}
    if found.rows_read < found.rows or found.state == ImportState.WAITING:
        return ngettext("%(read)d of %(rows)d row read", "%(read)d of %(rows)d rows read", found.rows) % values
    return _("All rows are read. The pledges are being written: all of them, or none.")


def _done(found: PledgeImport, counts: Mapping[str, int]) -> str:
    """Counts of nothing are not told."""
    parts = [
        ngettext("%(count)d pledge was added.", "%(count)d pledges were added.", counts["added"])
        % {"count": counts["added"]}
        if counts["added"]
        else "",
        ngettext("%(count)d pledge was changed.", "%(count)d pledges were changed.", counts["changed"])
        % {"count": counts["changed"]}
        if counts["changed"]
        else "",
    ]
    return " ".join(filter(None, parts))


def _doubt(one: Mapping[str, Any], names: Names) -> dict[str, str]:
    problem = Problem(**one)
    return {
        "sheet": problem.sheet,
        "row": str(problem.row),
        "cell": problem.cell,
        "column": column_name(problem.column) if problem.column else "–",
        "sentence": file_sentence(problem, names),
    }


def _added(one: Mapping[str, Any], names: Names) -> dict[str, Any]:
    return {
        "row": str(one["row"]),
        "title": one["title"],
        "language": one["language"],
        "organisation": names.get(one["organisation"], one["organisation"]),
        "lacks": ", ".join(column_name(name) for name in one["lacks"]),
    }


def _changed(one: Mapping[str, Any], names: Names) -> dict[str, Any]:
    changes = [
        {
            "label": column_name(cell["column"]),
            "before": _said(cell["column"], cell["before"], names),
            "after": _said(cell["column"], cell["after"], names),
        }
        for cell in one["changes"]
    ]
    return {"text": f"{one['reference']} {one['title']}", "changes": changes}


def _said(column: str, value: str, names: Names) -> str:
    if column in NAMES_ORGANISATIONS:
        return ", ".join(names.get(key, key) for key in value.split(";"))
    return cell_words(column, value)


def _names() -> dict[str, str]:
    """What the reader calls each organisation, by the key that files carry."""
    keys = organisation_keys()
    return {keys[body.pk]: body.short_name for body in Organisation.objects.order_by("pk")}
