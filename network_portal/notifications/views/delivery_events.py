from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from network_portal.notifications.actions.bounces import record_delivery_event
from network_portal.notifications.providers import as_told, chosen_provider


@csrf_exempt
def delivery_events(request: HttpRequest) -> HttpResponseBase:
    """What the mail provider tells; its signature is the key. What is not signed is refused, whatever it is."""
    provider = chosen_provider()
    if provider is None:
        raise Http404
    key = {provider.key: settings.MAIL_WEBHOOK_KEY}
    if request.method == "POST":
        _refuse_unsigned(provider.view(**key), request)
    return provider.view.as_view(**key)(request)


def note_event(sender: type[View], event: Any, **_more: Any) -> None:
    """Called by django-anymail for each event that was signed."""
    record_delivery_event(as_told(event))


def _refuse_unsigned(view: Any, request: HttpRequest) -> None:
    """django-anymail's own check, which breaks on what is no signed event at all."""
    try:
        view.run_validators(request)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise SuspiciousOperation("not an event of the mail provider") from error
