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
    "recommendation_not_yours": _(
        "Only the secretary and the delegates of the table do this. Nothing was changed: ask them."
    ),
    "recommendation_not_a_draft": _(
        "The table endorsed or withdrew this recommendation meanwhile: it stands as it was decided. Nothing was "
        "changed."
    ),
    "recommendation_not_public": _("This recommendation is not endorsed, or was withdrawn. Nothing was changed."),
    "recommendation_withdrawn": _("This recommendation is withdrawn already. Nothing was changed."),
    "recommendation_needs_title": _("Give it a title that says what is asked."),
    "recommendation_needs_words": _("Write what the table recommends."),
    "endorsed_in_the_future": _("This day is still to come. Write the day on which the table decided."),
    "withdrawal_needs_reason": _("Say why: the table reads it later."),
    "addressees_missing": _("Choose at least one addressee."),
    "addressee_not_named": _(
        "One of these organisations is not seen by everybody, and a recommendation is. Choose others."
    ),
    "response_not_yours": _(
        "The addressee itself answers; the table, a co-chair or an editor records what it said elsewhere. Nothing was "
        "changed."
    ),
    "response_needs_words": _("Write what the addressee says, or the heart of it."),
    "response_needs_source": _("Say where this can be read or was said: a letter with its day, an address, minutes."),
    "response_in_the_future": _("This day is still to come. Write today or a day before."),
    "milestone_needs_words": _("Write what was achieved."),
    "milestone_in_the_future": _("This day is still to come. Write today or a day before."),
    "follow_up_needs_words": _("Write what became of it."),
}


def register() -> None:
    register_sentences(SENTENCES)
