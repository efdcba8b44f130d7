from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network_portal.common.access import actor_of, requires
from network_portal.common.numbers import whole_number
from network_portal.notifications.actions.messages import release_message
from network_portal.notifications.forms.messages import FindMessagesForm
from network_portal.notifications.kinds import kind_in_words
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.permissions import can_read_messages, can_release_message
from network_portal.notifications.queries.deliveries import words_of_provider
from network_portal.notifications.queries.messages import counts_by_state, find_messages
from network_portal.notifications.rules.addresses import hide_addresses, masked
from network_portal.notifications.rules.bounces import arrived
from network_portal.notifications.rules.placeholders import hide_links


@requires(can_read_messages)
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    form = FindMessagesForm(request.GET)
    form.is_valid()
    found, more = find_messages(form.wanted(), before=whole_number(request.GET.get("before", "")))
    context = {
        "page_title": _("Messages"),
        "breadcrumb": [(_("Management"), reverse("home:manage")), (_("Messages"), "")],
        "form": form,
        "rows": [_row(message) for message in found],
        "results": _("Newest first; %(number)d on this page.") % {"number": len(found)},
        "applied": _applied(request, form),
        "figures": _troubled(counts_by_state()),
        "next_url": _with(request, before=str(found[-1].pk)) if more else "",
        "first_url": _with(request, before="") if request.GET.get("before") else "",
    }
    return render(request, "notifications/messages/message_list.html", context)


@requires(can_read_messages)
@require_safe
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    found = get_object_or_404(Message, pk=message_id)
    words = list(words_of_provider(found))
    counting = [word for word in words if not found.released_at or word.at >= found.released_at]
    context = {
        "page_title": hide_addresses(found.subject) or _("A message without a subject"),
        "breadcrumb": [
            (_("Management"), reverse("home:manage")),
            (_("Messages"), reverse("notifications:messages")),
            (str(found.pk), ""),
        ],
        "row": _row(found),
        "message": found,
        "text": hide_addresses(hide_links(found.text, _("[link hidden]"))),
        "words": [{"at": word.at, "what": word.get_what_display(), "why": _why(word)} for word in words],
        "came_back": found.state == Message.FAILED and arrived(word.what for word in counting) is False,
        "may_be_released": found.state in (Message.UNCERTAIN, Message.FAILED) and bool(found.text),
    }
    return render(request, "notifications/messages/message.html", context)


@requires(can_release_message)
@require_POST
def release(request: HttpRequest, message_id: int) -> HttpResponse:
    found = get_object_or_404(Message.objects.only("pk"), pk=message_id)
    release_message(message_id=found.pk, by=actor_of(request))
    messages.success(request, _("The message waits to be sent again."))
    return redirect("notifications:message", message_id=found.pk)


def _why(word: DeliveryEvent) -> str:
    """The reason in the reader's words, then its code, for those who ask the provider."""
    return " ".join(part for part in (str(word.get_why_display() or ""), word.code and f"({word.code})") if part)


def _row(message: Message) -> dict[str, Any]:
    return {
        "url": reverse("notifications:message", args=[message.pk]),
        "subject": hide_addresses(message.subject) or _("A message without a subject"),
        "kind": kind_in_words(message.kind),
        "address": masked(message.address) or _("erased"),
        "language": message.get_language_display(),
        "state": message.state,
        "state_word": message.get_state_display(),
        "created_at": message.created_at,
    }


def _troubled(counts: dict[str, int]) -> list[dict[str, Any]]:
    address = reverse("notifications:messages")
    figures = [(Message.UNCERTAIN, _("uncertain"), "delayed"), (Message.FAILED, _("failed"), "late")]
    return [
        {"number": counts[state], "unit": unit, "url": f"{address}?state={state}#list", "tone": tone}
        for state, unit, tone in figures
        if counts.get(state)
    ]


def _applied(request: HttpRequest, form: FindMessagesForm) -> list[dict[str, str]]:
    return [
        {
            "label": _("%(label)s: %(value)s") % {"label": form.fields[name].label, "value": _in_words(form, name)},
            "remove_url": _with(request, **{name: ""}),
        }
        for name in form.wanted()
    ]


def _in_words(form: FindMessagesForm, name: str) -> str:
    value = form.cleaned_data[name]
    if name == "kind":
        return kind_in_words(value)
    return str(dict(Message.STATES)[value]) if name == "state" else str(value)


def _with(request: HttpRequest, **changes: str) -> str:
    """This page's address with other values; a filter that changes begins at the first page."""
    query = request.GET.copy()
    if "before" not in changes:
        query.pop("before", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}#list" if query else f"{request.path}#list"
