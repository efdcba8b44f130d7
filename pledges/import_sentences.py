"""What a file's doubts are called in the reader's language: one sentence a code, each with what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.languages import date_in_words, language_name
from pledges.models.pledges import CONCERNS, FORMS, KINDS, STAGES
from pledges.rules.kinds import Concern, Form, Kind
from pledges.rules.marks import Mark
from pledges.rules.stages import Stage
from workplan.rules.importing import Problem

COLUMN_NAMES: dict[str, Any] = {
    "reference": _("reference"),
    "year": _("year"),
    "title": _("title"),
    "text": _("text of the pledge"),
    "measured": _("how it will be measured"),
    "language": _("written in"),
    "kind": _("kind"),
    "form": _("form"),
    "concern": _("whom it is about"),
    "stage": _("stage"),
    "organisation": _("pledging organisation"),
    "partners": _("partners"),
    "reporter": _("who reports"),
    "objectives": _("objectives"),
    "principles": _("guiding principles"),
    "countries": _("countries"),
    "starts_on": _("start"),
    "deadline": _("tentative deadline"),
    "matches": _("matches"),
    "matches_number": _("number of the pledge that it matches"),
    "global_number": _("number in the global registry"),
    "global_address": _("address in the global registry"),
    "activity": _("carried by"),
    "marks": pgettext_lazy("pledge", "marks"),
    "source": _("source"),
    "is_example": pgettext_lazy("pledge", "example"),
    "published_at": pgettext_lazy("pledge", "published"),
}

READ_ONLY_NAMES: dict[str, Any] = {
    "address": _("address of its page"),
    "stage_as_of": _("day of which the stage tells"),
    "extracted_on": _("day on which this file was made"),
    "licence": _("licence of the data"),
}

HOW_TO_WRITE: dict[str, Any] = {
    "reference": _("PL-2023-007; empty for a new pledge, which is then numbered"),
    "year": _("The year in which it was pledged: 2023; empty where nobody knows"),
    "title": _("One line, at most 200 characters"),
    "text": _("300 to 3,000 characters; empty where it is not known"),
    "measured": _("At most 1,000 characters"),
    "language": "es | en | pt-br | fr",
    "kind": " | ".join(Kind),
    "form": " | ".join(Form),
    "concern": " | ".join(one for one in Concern if one is not Concern.REFUGEES),
    "stage": " | ".join(Stage),
    "organisation": _("An acronym or a name in any of the four languages"),
    "partners": _("Acronyms or names: IOM;ECLAC"),
    "reporter": _("One acronym or name; empty where the pledging organisation reports"),
    "objectives": _("Numbers: 1;8;23, or: all"),
    "principles": _("Letters: a;b, or: all"),
    "countries": _("Codes or names: COL;HND"),
    "starts_on": "2026-01-31",
    "deadline": "2027-12-31",
    "matches": _("The reference of a pledge of this registry"),
    "global_address": "https://migrationnetwork.un.org/pledge/…",
    "activity": _("Plan and activity: 2023-2024/B3.2"),
    "marks": f"kind={Mark.INFERRED}; title={Mark.PARAPHRASED}",
    "source": _("Where this is known from: an address or a few words"),
    "is_example": _("yes, or nothing"),
    "published_at": _("Left by an export; empty for a new pledge"),
}

SENTENCES: dict[str, Any] = {
    # the sheet
    "header_missing": _("No row of the sheet “%(sheet)s” names the columns. Start from the template."),
    "column_twice": _("The columns %(first)s and %(cell)s both mean “%(column)s”. Keep one of them."),
    "column_unknown": _(
        "The import does not know the column “%(value)s”. Give it a name of the template, or take it out."
    ),
    "no_pledges": _("The file holds no pledge. Check that you chose the right file."),
    # cells
    "formula_without_value": _(
        "The formula %(value)s was never computed. Open the file in a spreadsheet and save it, or paste values."
    ),
    "cell_error": _("The spreadsheet shows an error here: %(value)s. Correct the cell."),
    "reference_unreadable": _(
        "“%(value)s” is not a reference. References look like PL-2023-007; leave the cell empty for a new pledge."
    ),
    "reference_too_high": _(
        "“%(value)s” has a number above %(most)s. Correct it; leave the cell empty for a new pledge."
    ),
    "year_unreadable": _("“%(value)s” is not a year. Write 2023, or leave the cell empty."),
    "year_differs": _(
        "The year %(value)s does not agree with the reference %(expected)s, which stays. Correct one of the two."
    ),
    "title_missing": _("This pledge has no title. Write one line that says what is pledged."),
    "title_too_long": _("The title has %(counted)s characters, more than %(most)s. Shorten it."),
    "text_too_short": _(
        "The text has %(counted)s characters, fewer than %(least)s. Write more, or leave the cell empty where it is "
        "not known."
    ),
    "text_too_long": _("The text has %(counted)s characters, more than %(most)s. Shorten it."),
    "choice_unknown": _("“%(value)s” is not understood. Write one of these: %(choices)s."),
    "organisation_missing": _("It is not said who pledges. Write an acronym or a name."),
    "organisation_unknown": _("“%(value)s” is not a known organisation. Did you mean %(nearest)s?"),
    "organisation_unknown_alone": _(
        "“%(value)s” is not a known organisation. Use the acronym that the portal shows for it."
    ),
    "objective_unknown": _("There is no objective “%(value)s”. Write numbers from 1 to 23, as 1;8;23."),
    "principle_unknown": _("There is no guiding principle “%(value)s”. Write letters from a to j, as a;c."),
    "country_unknown": _("“%(value)s” is not a country of the region. Write its name or its code, as COL;HND."),
    "date_unreadable": _("“%(value)s” is not a day. Write it as 2026-01-31."),
    "date_ambiguous": _("%(value)s can be read day first or month first. Write it as 2025-04-03."),
    "date_impossible": _("%(value)s is not a date of the calendar. Correct it."),
    "moment_unreadable": _("“%(value)s” is not a moment. Leave the cell as the export wrote it, or empty."),
    "address_unreadable": _("“%(value)s” is not an address. It begins with https:// and has no spaces."),
    "activity_unreadable": _("“%(value)s” names no activity. Write plan and code as 2023-2024/B3.2."),
    "mark_unreadable": _("“%(value)s” is not a mark. Write column and word as kind=inferred; title=paraphrased."),
    "yes_or_no": _("“%(value)s” is neither yes nor no. Write yes, or leave the cell empty."),
    # the file as a whole
    "reference_twice": _("The reference %(value)s is used in %(first)s already. Each pledge has its own."),
    "pledge_twice": _("This pledge stands in the file twice: first in %(first)s. Keep one of the two rows."),
    # what contradicts itself
    "refugees_only": _(
        "A pledge about refugees only does not belong here but to the Refugee Compact: %(address)s. Take the row out, "
        "or keep the part about migrants."
    ),
    "deadline_before_start": _("The deadline %(value)s comes before the start, %(start)s. Check the two days."),
    "day_far_away": _("%(value)s is no day from %(first)s to %(last)s. Correct the year."),
    "matches_itself": _("%(value)s cannot match itself. Write the reference of another pledge."),
    "partner_is_itself": _("The organisation that pledges stands among its partners: %(value)s. Take it off the list."),
    "reporter_elsewhere": _(
        "%(value)s neither pledges nor is one of the partners where the kind needs some. Write who of them reports, or "
        "leave the cell empty for the organisation that pledges."
    ),
    # what only the registry can object to
    "reference_taken": _(
        "%(value)s is the reference of a pledge of another organisation, “%(title)s”. Correct the reference, or leave "
        "it empty for a new pledge."
    ),
    "pledge_ambiguous": _(
        "The organisation has several pledges with this title: %(references)s. Write the reference of the one you mean."
    ),
    "global_number_taken": _(
        "%(pledge)s has the number %(value)s in the global registry. Write its reference if you mean it, or correct "
        "the number."
    ),
    "activity_unknown": _("There is no activity %(value)s. Write plan and code as 2023-2024/B3.2."),
    "activity_carries_none": _(
        "The activity %(value)s was taken out of its plan, so it carries no pledge. Write another one, or leave the "
        "cell empty."
    ),
    "activity_not_in_force": _(
        "The activity %(value)s is of a plan that is still to come, so it carries no pledge yet. Write another one, or "
        "leave the cell empty."
    ),
    "activity_of_examples": _(
        "Of the pledge and the activity %(value)s one is an invented EXAMPLE and the other is real: they never go "
        "together. Write another one, or leave the cell empty."
    ),
    "activity_taken": _("The activity %(value)s carries another pledge already: %(pledge)s."),
    "matches_unknown": _("There is no pledge %(value)s here. Correct the reference, or give its number instead."),
    "published_in_future": _("%(value)s is in the future, so nothing was published then. Correct the moment."),
    # warnings
    "sheet_hidden": _("The hidden sheet “%(sheet)s” was left out."),
    "sheet_without_header": _("The sheet “%(sheet)s” was left out: no row names its columns."),
    "language_assumed": _("It is not said in which language this is written: %(language)s was taken."),
    "not_of_its_kind": _("“%(value)s” was left out: a pledge of the kind “%(kind)s” has nothing under “%(column)s”."),
}
_CHOICES: dict[str, dict[str, Any]] = {
    "kind": dict(KINDS),
    "form": dict(FORMS),
    "concern": dict(CONCERNS),
    "stage": dict(STAGES),
}


def column_name(column: str) -> str:
    return str(COLUMN_NAMES.get(column, column))


def file_sentence(problem: Problem, names: Mapping[str, str] | None = None) -> str:
    """The doubt in the reader's language; `names` are what the reader calls each organisation, by its key."""
    values = dict(problem.placeholders)
    if "nearest" in values:
        values["nearest"] = ", ".join((names or {}).get(key, key) for key in values["nearest"].split(", "))
    if problem.code == "choice_unknown":
        offered = values["choices"].split(", ")
        values["choices"] = ", ".join(cell_words(problem.column, code) for code in offered)
    if problem.code == "not_of_its_kind":
        values["kind"] = cell_words("kind", values["kind"])
    if problem.code == "language_assumed":
        values["language"] = language_name(problem.value)
    return str(SENTENCES[problem.code]) % (values | {"column": column_name(values["column"])})


def cell_words(column: str, value: str) -> str:
    """A cell of the file as the reader says it: choices and languages by their names, days in words."""
    if column == "language" and value:
        return language_name(value)
    if column in ("starts_on", "deadline") and value:
        return date_in_words(date.fromisoformat(value))
    if column in ("objectives", "principles", "countries"):
        return value.replace(";", ", ")
    return str(_CHOICES.get(column, {}).get(value, value))
