from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.errors import register_sentences

SENTENCES = {
    "call_ends_first": _("The last day comes before the first. Check the two days."),
    "call_needs_title": _("Give the call a title."),
    "call_needs_words": _("Say what is looked for."),
    "call_not_open": _(
        "The call “%(call)s” is not open. What you wrote is kept: choose another call or none, then send it."
    ),
    "copy_before_practice": _("The practice began later. Check the year."),
    "copy_in_future": _("This year is still to come. Check it."),
    "copy_needs_reason": _("Say why it is not shown, so that its author knows."),
    "copy_needs_words": _("Say in a few words what you changed, so that others can learn from it."),
    "copy_not_waiting": _("This is not possible any more: somebody published, declined or withdrew it meanwhile."),
    "copy_of_ones_own": _("This organisation carried the practice out itself. Others tell that they copied it."),
    "copy_told_already": _("Your organisation told of a copy of this year already."),
    "hub_day_in_future": _("This day is still to come. Check it."),
    "hub_needs_address": _("Give the address of its page in the Hub."),
    "hub_needs_day": _("Say on which day it was sent to the Hub."),
    "hub_published_first": _("It cannot be published in the Hub before it was sent. Check the two days."),
    "practice_change_begun_anew": _("Another change of this practice was begun meanwhile. Go on with that one."),
    "practice_comment_needed": _("Say what is missing, so that the author knows what to do."),
    "practice_cost_needs_currency": _("Say in which currency the cost is."),
    "practice_ends_first": _("The last year comes before the first. Check the two years."),
    "practice_incomplete": pgettext_lazy("practice", "It is saved but not sent. Still to be written: %(fields)s."),
    "practice_is_ones_own": _("Nobody reviews, publishes or returns what is their own: somebody else does."),
    "practice_not_reviewed": _("It needs a review first, and none that answers a criterion with ‘no’."),
    "practice_not_submitted": _("This practice is not waiting for a review."),
    "practice_not_yours": _("Only the people of an organisation write its practices."),
    "practice_review_not_yours": _("Only co-chairs and editors review, publish and unpublish practices."),
    "practice_says_nothing_new": pgettext_lazy(
        "practice", "Nothing differs from what is published. Change something before you send it."
    ),
    "practice_same_as_returned": _(
        "A reviewer returned it with a comment, and nothing changed since. Change what it asks for, then send it."
    ),
    "practice_text_too_long": _("“%(name)s” is longer than %(most)s characters. Shorten it before you send it."),
    "practice_review_incomplete": _("Answer each of the seven criteria."),
    "day_far_away": _("The year lies between %(first)s and %(last)s. Correct the day."),
    "unpublish_reason_needed": _("Say why it is taken off the public pages."),
    "address_not_https": _("An address begins with https:// here. Copy it whole from your browser."),
    "clearance_answer_unknown": _("Say whether your agency agrees, comments or objects."),
    "clearance_needs_title": _("Say what is to be cleared."),
    "clearance_needs_words": _("Say what your agency comments on or objects to, so that the authors know what to do."),
    "clearance_not_asked": _("Only the members of the Regional Network answer, each for itself."),
    "clearance_not_due": _("The deadline has not come yet."),
    "clearance_not_yours": _("Only the co-chairs and the agency itself send a document to the members for clearance."),
    "clearance_only_later": _("A deadline can only be moved to a later moment."),
    "clearance_open_already": _("It is with the members already. Wait for the deadline, or withdraw it first."),
    "clearance_over": _("This clearance is over: nothing more is taken. What was said stays in the record."),
    "clearance_reason_needed": _("Say why it is withdrawn. Every member reads it."),
    "clearance_too_short": _("The members need at least 72 hours. Choose a later deadline."),
    "nothing_to_clear": _("Give the members something to read: a file or an address."),
    "one_original_text": _("Write a title, and mark the words of one language, and of one alone, as the original."),
    "publication_comment_needed": pgettext_lazy(
        "publication", "Say what is missing, so that the authors know what to do."
    ),
    "publication_decision_not_yours": _("Only co-chairs and editors publish, return and unpublish publications."),
    "publication_in_clearance": _(
        "It is with the members for clearance: until their deadline nobody changes or publishes it."
    ),
    "publication_incomplete": pgettext_lazy(
        "publication", "It is saved but not sent: something is still missing, and is named below."
    ),
    "publication_is_ones_own": _("Nobody publishes, returns or corrects what is their own: somebody else does."),
    "publication_needs_a_document": _("A published publication keeps at least one document. Add the new one first."),
    "publication_not_open": _("This is not possible any more: somebody sent, withdrew or published it meanwhile."),
    "publication_not_submitted": _("This publication is not waiting for a decision."),
    "publication_not_yours": _(
        "Only the focal points of an organisation, co-chairs and editors write its publications."
    ),
    "video_is_linked": _("A video is linked, not kept here. Give its address, and remove the files."),
}


def register() -> None:
    register_sentences(SENTENCES)
