"""What the page 'what I owe' says of a press: one message of what was sent and what was not, and why."""

from collections.abc import Collection, Mapping

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.monitoring.actions.drafters import Ready
from network_portal.monitoring.actions.updates import Sent

NOTHING_SENT = Sent(0)


def tell_sent(
    request: HttpRequest, codes: Mapping[int, str], sent: Sent = NOTHING_SENT, *, corrected: int, kept: Collection[int]
) -> None:
    """`codes` name the duties; of `kept` what was typed could not be saved."""
    done, left = [], []
    if corrected:
        words = ngettext(
            "%(count)d correction is sent. A receipt is on its way to you.",
            "%(count)d corrections are sent. A receipt of each is on its way to you.",
            corrected,
        )
        done.append(words % {"count": corrected})
    if sent.sent:
        words = ngettext(
            "%(count)d update is sent. A receipt is on its way to you.",
            "%(count)d updates are sent. A receipt is on its way to you.",
            sent.sent,
        )
        done.append(words % {"count": sent.sent})
    if sent.only_drafted:
        words = _("Saved as a draft, which a focal point of your organisation sends: %(codes)s.")
        left.append(words % {"codes": _named(sent.only_drafted, codes)})
    if sent.unchanged:
        words = _("Not sent, because the co-chairs asked something: %(codes)s. Change it, or add a word, and send it.")
        left.append(words % {"codes": _named(sent.unchanged, codes)})
    if sent.incomplete:
        words = _("Saved but not sent, because a status and what was done are missing: %(codes)s.")
        left.append(words % {"codes": _named(sent.incomplete, codes)})
    if kept:
        words = _("Neither saved nor sent, for the reason that stands beside it: %(codes)s.")
        left.append(words % {"codes": _named(kept, codes)})
    _tell(request, done, left)


def tell_ready(request: HttpRequest, codes: Mapping[int, str], ready: Ready) -> None:
    done, left = [], []
    if ready.ready:
        words = ngettext(
            "%(count)d draft is ready: the focal points of your organisation are told.",
            "%(count)d drafts are ready: the focal points of your organisation are told.",
            ready.ready,
        )
        done.append(words % {"count": ready.ready})
    if ready.incomplete:
        words = _("Saved but not ready, because a status and what was done are missing: %(codes)s.")
        left.append(words % {"codes": _named(ready.incomplete, codes)})
    _tell(request, done, left)


def _named(duties: Collection[int], codes: Mapping[int, str]) -> str:
    return ", ".join(code for duty, code in codes.items() if duty in duties)


def _tell(request: HttpRequest, done: list[str], left: list[str]) -> None:
    if done or left:
        (messages.warning if left else messages.success)(request, " ".join([*done, *left]))
