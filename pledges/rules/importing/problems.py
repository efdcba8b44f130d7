from collections.abc import Mapping

# Each doubt with the values that it gives beside row, column, cell, value and sheet.
PROBLEMS: Mapping[str, tuple[str, ...]] = {
    # the sheet
    "header_missing": (),
    "column_twice": ("first",),
    "column_unknown": (),
    "no_pledges": (),
    # cells
    "formula_without_value": (),
    "cell_error": (),
    "reference_unreadable": (),
    "reference_too_high": ("most",),
    "year_unreadable": (),
    "year_differs": ("expected",),
    "title_missing": (),
    "title_too_long": ("counted", "most"),
    "text_too_short": ("counted", "least"),
    "text_too_long": ("counted", "most"),
    "choice_unknown": ("choices",),
    "organisation_missing": (),
    "organisation_unknown": ("nearest",),
    "organisation_unknown_alone": (),
    "objective_unknown": (),
    "principle_unknown": (),
    "country_unknown": (),
    "date_unreadable": (),
    "date_ambiguous": (),
    "date_impossible": (),
    "moment_unreadable": (),
    "address_unreadable": (),
    "activity_unreadable": (),
    "mark_unreadable": (),
    "yes_or_no": (),
    # the file as a whole
    "reference_twice": ("first",),
    "pledge_twice": ("first",),
}

# What contradicts itself, once a row is completed by what the registry has.
CONTRADICTIONS: Mapping[str, tuple[str, ...]] = {
    "refugees_only": ("address",),
    "deadline_before_start": ("start",),
    "day_far_away": ("first", "last"),
    "matches_itself": (),
    "partner_is_itself": (),
    "reporter_elsewhere": (),
}

# What only the registry can object to.
OF_REGISTRY: Mapping[str, tuple[str, ...]] = {
    "reference_taken": ("title",),
    "pledge_ambiguous": ("references",),
    "global_number_taken": ("pledge",),
    "activity_unknown": (),
    "activity_carries_none": (),
    "activity_not_in_force": (),
    "activity_of_examples": (),
    "activity_taken": ("pledge",),
    "matches_unknown": (),
    "published_in_future": (),
}

WARNINGS: Mapping[str, tuple[str, ...]] = {
    "sheet_hidden": (),
    "sheet_without_header": (),
    "language_assumed": (),
    "not_of_its_kind": ("kind",),
}
