"""The mail providers whose words the portal can trust and understand; settings.MAIL_PROVIDER names one.

Each signs what it tells, and names the Message-ID that the portal gave. Of those that django-anymail knows, the
others do only one of the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anymail.webhooks.mailgun import MailgunTrackingWebhookView
from anymail.webhooks.postal import PostalTrackingWebhookView
from anymail.webhooks.sendgrid import SendGridTrackingWebhookView
from django.conf import settings
from django.views import View

from network_portal.common import clock
from network_portal.notifications.rules.bounces import Told


@dataclass(frozen=True)
class Provider:
    """`key` is the name by which django-anymail's view takes settings.MAIL_WEBHOOK_KEY."""

    view: type[View]
    key: str
    message_id: Callable[[Any], Any] = lambda event: event.message_id


def _named_by_postal(event: Any) -> Any:
    payload = event.esp_event.get("payload") or {}
    return (payload.get("message") or payload.get("original_message") or {}).get("message_id")


PROVIDERS = {
    "mailgun": Provider(MailgunTrackingWebhookView, "webhook_signing_key"),
    "postal": Provider(PostalTrackingWebhookView, "webhook_key", _named_by_postal),
    "sendgrid": Provider(SendGridTrackingWebhookView, "tracking_webhook_verification_key"),
}


def chosen_provider() -> Provider | None:
    return PROVIDERS.get(settings.MAIL_PROVIDER) if settings.MAIL_WEBHOOK_KEY else None


def as_told(event: Any) -> Told:
    """An event of django-anymail in the portal's words, without the address it names."""
    name = settings.MAIL_PROVIDER
    message_id = str(PROVIDERS[name].message_id(event) or "").strip().strip("<>")
    return Told(
        provider=name,
        event_id=str(event.event_id or ""),
        message_id=f"<{message_id}>",
        event=str(event.event_type),
        at=event.timestamp or clock.now(),
        said=str(event.mta_response or event.description or ""),
        reason=str(event.reject_reason or ""),
    )
