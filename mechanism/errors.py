from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "baseline_out_of_range": _("A number between 0 and %(most)s is meant. Correct it."),
    "organisation_out": _(
        "This organisation left the Mechanism, closed or is suspended: it cannot ask to join a table. Nothing was "
        "changed. Write to the secretariat of the table if that is not so."
    ),
    "request_open_already": _("This organisation asked to join this table already, and waits for the answer."),
    "request_answered_already": _("Somebody answered this request meanwhile. Nothing was changed."),
    "registration_incomplete": _("Something is still missing. Nothing was sent: fill in what is named, then send it."),
    "registration_done": _("This registration was sent or removed already. Nothing was changed."),
    "registration_waits": _(
        "Somebody registered this organisation for its people, who have not confirmed it yet. Confirm it first: then "
        "the tables are asked. Nothing was changed."
    ),
    "alias_missing": _("Write the name that others shall see instead."),
    "alias_tells_the_name": _("This is the name of the organisation. Write one that tells nothing of it."),
    "reason_missing": _("Say why: the organisation reads this, and may ask the Liaison Table."),
    "own_request": _("It is your own organisation: somebody else decides. Nothing was changed."),
    "appeal_needs_words": _("Say what the table should have considered: whoever decides reads this."),
    "appeal_over": _(
        "The Liaison Table is asked once, within %(days)s days of the answer of the table. Nothing was changed."
    ),
    "appeal_for_others": _(
        "Somebody decides who had no part in the first decision: a principal delegate of another table, or a co-chair "
        "where none is in office. Nothing was changed."
    ),
    "not_in_the_mechanism": _("This organisation is not in the Mechanism. Nothing was changed."),
    "suspended_already": _("This organisation is suspended already. Nothing was changed."),
    "not_suspended": _("This organisation is not suspended. Nothing was changed."),
    "name_not_repeated": _("These are not the words of the name. Write it as it stands above."),
}


def register() -> None:
    register_sentences(SENTENCES)
