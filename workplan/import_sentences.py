"""What a file's doubts are called in the reader's language: one sentence a code, each with what to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from network_portal.common.languages import date_in_words
from workplan.models.activities import SCHEDULE_KINDS
from workplan.rules.importing import Problem

COLUMN_NAMES: dict[str, Any] = {
    "code": _("code"),
    "official_code": _("code in the plan"),
    "priority": _("priority"),
    "title_en": _("title in English"),
    "title_es": _("title in Spanish"),
    "title_pt_br": _("title in Portuguese"),
    "title_fr": _("title in French"),
    "objectives": _("objectives"),
    "global_references": _("references"),
    "workstreams": _("workstreams"),
    "entities_in_charge": _("entities in charge"),
    "reporter": _("reporter"),
    "supporting": _("support"),
    "schedule_raw": _("schedule, in the plan's words"),
    "schedule_kind": _("kind of schedule"),
    "schedule_normalised": _("dates of the schedule"),
    "deliverables": _("deliverables"),
    "tentative": _("to be confirmed"),
    "actual": _("dates on which it was done"),
    "actual_source": _("source of the dates on which it was done"),
    "group": _("group of priorities"),
}

SENTENCES: dict[str, Any] = {
    # the sheet
    "header_missing": _("No row of the sheet “%(sheet)s” names the columns. Start from the template."),
    "column_twice": _("The columns %(first)s and %(cell)s both mean “%(column)s”. Keep one of them."),
    "column_missing": _("The file has no column for “%(column)s”. Add it, or start from the template."),
    "no_activities": _("The file holds no activity. Check that you chose the right file."),
    "row_not_understood": _(
        "This row has text but no code: “%(value)s”. Give it a code, or empty the row if it is no activity."
    ),
    # codes
    "code_missing": _("This activity has no code. Write one such as B1.2 or T3.1."),
    "code_unreadable": _("“%(value)s” is not a code. Codes look like B1.2 or T3.1."),
    "code_is_a_date": _(
        "The spreadsheet turned this code into a date (%(value)s). Format the cell as text and type the code again."
    ),
    "code_ambiguous": _(
        "The spreadsheet keeps this code as a number: it could be %(first)s or %(second)s. Format the cell as text "
        "and type the code again."
    ),
    "kind_unknown": _("%(value)s exists in the basic and in the thematic priorities. Write B%(value)s or T%(value)s."),
    "official_code_differs": _(
        "The code in the plan, %(value)s, does not agree with the code %(expected)s. Correct one of the two."
    ),
    "duplicate_code": _("The code %(value)s is used in %(first)s already. Give each activity its own code."),
    "priority_unknown": _(
        "There is no priority “%(value)s” in this plan. Correct the code, or add the priority to the plan first."
    ),
    "priorities_missing": _(
        "This plan lacks these priorities: %(value)s, which stand in the rows %(rows)s. Add them to the plan first, "
        "or correct the codes."
    ),
    "priority_differs": _("The priority %(value)s does not agree with the code %(expected)s. Correct one of the two."),
    # cells
    "title_missing": _("This activity has no title in any language. Write one in at least one language."),
    "formula_without_value": _(
        "The formula %(value)s was never computed. Open the file in a spreadsheet and save it, or paste values."
    ),
    "cell_error": _("The spreadsheet shows an error here: %(value)s. Correct the cell."),
    "objective_unreadable": _("“%(value)s” is not a list of objective numbers. Write it as 1;8;23."),
    "objective_unknown": _("There is no objective %(value)s. The Global Compact has objectives 1 to 23."),
    "workstream_unknown": _("There is no workstream %(value)s. Correct the number, or leave the cell empty."),
    "organisation_unknown": _("“%(value)s” is not a known organisation. Did you mean %(nearest)s?"),
    "organisation_unknown_alone": _(
        "“%(value)s” is not a known organisation. Use the acronym that the portal shows for it."
    ),
    "organisation_twice": _("%(value)s is named twice. Name each organisation once."),
    "entities_missing": _("Nobody is in charge of this activity. Name at least one organisation."),
    "reporter_missing": _("It cannot be told who reports on this activity. Name one organisation as the reporter."),
    "schedule_unreadable": _(
        "These words do not say one clear schedule: “%(value)s”. Fill in the columns for its kind and its dates."
    ),
    "schedule_year_missing": _("The schedule has no year: “%(value)s”. Add the year."),
    "schedule_doubt": _("The schedule is in doubt: “%(value)s”. Say how in the columns for its kind and its dates."),
    "schedule_several_dates": _(
        "The schedule names several separate dates: “%(value)s”. List them in the column for deliverables and give "
        "the kind of schedule."
    ),
    "schedule_kind_unknown": _("“%(value)s” is not a kind of schedule. Use one of those in the template."),
    "schedule_kind_missing": _("The dates of the schedule, %(value)s, need its kind. Fill in the column for it."),
    "schedule_value_unreadable": _("“%(value)s” does not fit a schedule of the kind %(kind)s. Correct one of the two."),
    "date_ambiguous": _("%(value)s can be read day first or month first. Write it as 2025-04-03."),
    "date_impossible": _("%(value)s is not a date of the calendar. Correct it."),
    "date_unreadable": _("“%(value)s” is not a date. Write 2025-04-25, 2025-04 or 2025-04/2025-06."),
    "dates_reversed": _("%(value)s ends before it starts. Check the two dates."),
    "yes_or_no": _("“%(value)s” is neither yes nor no. Write yes, or leave the cell empty."),
    "actual_undated": _("What was really done needs a date. Write it as 2025-04-25."),
    "actual_without_source": _("A date on which it was really done needs its source. Add an address or a few words."),
    # warnings
    "sheet_hidden": _("The hidden sheet “%(sheet)s” was left out."),
    "sheet_without_header": _("The sheet “%(sheet)s” was left out: no row names its columns."),
    "column_ignored": _("The column “%(value)s” was left out: the import does not know it."),
    "row_skipped": _("Row %(row)s was left out: “%(value)s”."),
    "code_completed": _("The number %(value)s was read as %(read)s, because it follows %(after)s."),
    "reporter_assumed": _("No reporter is named: %(read)s, the first in charge, was taken."),
    "reporter_not_in_charge": _("%(value)s reports without being in charge."),
    "schedule_words_differ": _("The words of the schedule (“%(value)s”) say something else than its columns."),
    # what only the plan can object to
    "code_retired": _("Activity %(activity)s was retired from this plan. Give the activity of the file another code."),
    "title_needed": _("The title of %(activity)s is in neither Spanish nor English. Give it in one of the two."),
    "text_too_long": _("The text that begins with “%(value)s” has more than %(most)s characters. Shorten it."),
    "actual_in_future": _("%(value)s is in the future, so nothing can have been done then. Correct the date."),
    "actual_too_many": _(
        "More dates are given on which it was done (%(value)s) than deliverables are promised (%(promised)s). Add "
        "the deliverables, or take out dates."
    ),
    "promise_already_done": _(
        "A deliverable of %(activity)s that was marked as done is missing from the file. Keep its dates, or take the "
        "mark back first."
    ),
}

KIND_NAMES = dict(SCHEDULE_KINDS)
NAMES_ORGANISATIONS = {  # the placeholders that hold keys
    "organisation_unknown": ("nearest",),
    "reporter_assumed": ("read",),
    "reporter_not_in_charge": ("value",),
}


def column_name(column: str) -> str:
    return str(COLUMN_NAMES.get(column, column))


def file_sentence(problem: Problem, names: Mapping[str, str] | None = None) -> str:
    """The doubt in the reader's language: columns, kinds of schedule and organisations are called by their names.

    `names`: what the reader calls each organisation, by the key that files carry.
    """
    values = dict(problem.placeholders)
    for placeholder in NAMES_ORGANISATIONS.get(problem.code, ()):
        keys = values[placeholder].split(", ")
        values[placeholder] = ", ".join((names or {}).get(key, key) for key in keys)
    if "kind" in values:
        values["kind"] = str(KIND_NAMES.get(values["kind"], values["kind"]))
    return str(SENTENCES[problem.code]) % (values | {"column": column_name(values["column"])})


def outside_sentence(codes: Sequence[str], first: date, last: date) -> str:
    """That what the file brings belongs to other years; '' where nothing does."""
    if not codes:
        return ""
    sentence = ngettext(
        "%(count)d activity of the file has dates outside this plan, which runs from %(first)s to %(last)s: "
        "%(codes)s. Check that this is the file of this plan.",
        "%(count)d activities of the file have dates outside this plan, which runs from %(first)s to %(last)s: "
        "%(codes)s. Check that this is the file of this plan.",
        len(codes),
    )
    days = {"first": date_in_words(first), "last": date_in_words(last)}
    return sentence % {"count": len(codes), "codes": ", ".join(codes), **days}


def done_sentence(count: int) -> str:
    """That a draft leaves out what was done unless it is asked for; '' where the file says nothing of it."""
    if not count:
        return ""
    sentence = ngettext(
        "The file says that %(count)d deliverable was done, with its date. A draft promises and reports nothing yet: "
        "the date is left out unless you ask for it.",
        "The file says that %(count)d deliverables were done, with their dates. A draft promises and reports nothing "
        "yet: the dates are left out unless you ask for them.",
        count,
    )
    return sentence % {"count": count}
