"""What the page 'what I owe' says of a press: what was sent, what is only a draft, what lacks something."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from network_portal.monitoring.actions.drafters import Ready
from network_portal.monitoring.actions.updates import Sent

NOTHING_TO_SEND = Sent(0, ())


def tell_corrected(request: HttpRequest, corrected: int) -> None:
    if corrected:
        words = ngettext(
            "%(count)d correction is sent. A receipt is on its way to you.",
            "%(count)d corrections are sent. A receipt of each is on its way to you.",
            corrected,
        )
        messages.success(request, words % {"count": corrected})


def tell_sent(request: HttpRequest, sent: Sent) -> bool:
    """What became of each update; whether there was anything to tell."""
    if sent.sent:
        words = ngettext(
            "%(count)d update is sent. A receipt is on its way to you.",
            "%(count)d updates are sent. A receipt is on its way to you.",
            sent.sent,
        )
        messages.success(request, words % {"count": sent.sent})
    if sent.only_drafted:
        words = ngettext(
            "%(count)d draft is saved; a focal point of your organisation sends it.",
            "%(count)d drafts are saved; a focal point of your organisation sends them.",
            sent.only_drafted,
        )
        messages.warning(request, words % {"count": sent.only_drafted})
    if sent.unchanged:
        words = ngettext(
            "%(count)d update is not sent: the co-chairs asked something about it. Change it, or add a word, and "
            "send it.",
            "%(count)d updates are not sent: the co-chairs asked something about them. Change them, or add a word, and "
            "send them.",
            sent.unchanged,
        )
        messages.warning(request, words % {"count": sent.unchanged})
    _tell_incomplete(request, len(sent.incomplete))
    return sent != NOTHING_TO_SEND


def tell_ready(request: HttpRequest, done: Ready) -> None:
    if done.ready:
        words = ngettext(
            "%(count)d draft is ready: the focal points of your organisation are told.",
            "%(count)d drafts are ready: the focal points of your organisation are told.",
            done.ready,
        )
        messages.success(request, words % {"count": done.ready})
    _tell_incomplete(request, done.incomplete)


def _tell_incomplete(request: HttpRequest, count: int) -> None:
    if count:
        words = ngettext(
            "%(count)d update is saved but not sent: it needs a status and what was done.",
            "%(count)d updates are saved but not sent: they need a status and what was done.",
            count,
        )
        messages.warning(request, words % {"count": count})
