"""A kind of message in words: subject, text and HTML in one language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from network_portal.common.lines import one_line
from network_portal.notifications.kinds import MessageKind, is_optional
from network_portal.notifications.rules.placeholders import Placeholders, fill

Texts = dict[str, str]


def render_message(kind: MessageKind, *, language: str, values: Mapping[str, Any], link_names: Iterable[str]) -> Texts:
    """subject, text and html in `language`, where each link stands as `[[name]]`."""
    placeholders = Placeholders(link_names)
    with translation.override(language):
        context = {**values, **placeholders.marks, **_shared(kind, language)}
        return {
            "subject": one_line(placeholders.settle(_plain(kind.template("subject.txt"), context)))[:300],
            "text": placeholders.settle(_plain(kind.template("body.txt"), context)).strip() + "\n",
            "html": placeholders.settle(get_template(kind.template("body.html")).render(context)),
        }


def preview_of(kind: MessageKind, language: str) -> Texts:
    """The kind with its sample values and links that lead to the first page."""
    texts = render_message(kind, language=language, values=kind.sample, link_names=kind.links)
    links = {name: f"{settings.SITE_URL}/{language}/?{name}=EXAMPLE" for name in kind.links}
    return texts | {"text": fill(texts["text"], links), "html": fill(texts["html"], links, escape)}


def _shared(kind: MessageKind, language: str) -> dict[str, str]:
    return {
        "network_name": str(settings.NETWORK_NAME),
        "contact_email": settings.CONTACT_EMAIL,
        "site_url": settings.SITE_URL,
        "language": language,
        "choices_url": f"{settings.SITE_URL}{reverse('mail:choices')}" if is_optional(kind.category) else "",
    }


def _plain(template: str, context: dict[str, Any]) -> str:
    return Engine.get_default().get_template(template).render(Context(context, autoescape=False))
