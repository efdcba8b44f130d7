"""Where a page stands and what it says of itself. See `templates/components/README.md`."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from network_portal.common import clock
from network_portal.common.actors import ANYONE
from network_portal.common.components import Values, drawn, filled
from network_portal.common.context import site_of
from network_portal.common.languages import current_language

register = template.Library()


@register.simple_tag
def address(path: str = "") -> str:
    """A page of the address book, in the current language: `{% address "pages/about/" %}`."""
    return f"/{current_language()}/{path}"


@register.simple_tag(takes_context=True)
def from_context(context: RequestContext, name: str, default: Any = "") -> Any:
    """What a view may leave out."""
    return context.get(name, default)


@register.simple_tag(takes_context=True)
def page_messages(context: RequestContext) -> list[Any]:
    """Messages, without opening the session of a reader who has none: such a page can be kept for all.

    Those whose extra tag is in `told_in_rows` stand beside what they speak of, further down.
    """
    request = context.get("request")
    session = getattr(request, "session", None)
    if request is None or session is None:
        return []
    if settings.SESSION_COOKIE_NAME in request.COOKIES or session.modified:
        told = context.get("told_in_rows") or ()
        return [message for message in get_messages(request) if message.extra_tags not in told]
    return []


@register.simple_tag(takes_context=True)
def visitors_header(context: RequestContext, voice: str, voice_words: str = "") -> SafeString:
    """The header of all who did not sign in, drawn once: only the address in its language links differs."""
    header = _visitors_header(current_language(), context["section"], voice, str(voice_words))
    return format_html(header, rest=context["address_rest"])


@lru_cache(maxsize=100)
def _visitors_header(language: str, section: str, voice: str, voice_words: str) -> str:
    values = {**site_of(section, "{rest}"), "actor": ANYONE, "page_voice": voice, "voice_words": voice_words}
    return render_to_string("components/site_header.html", values)


@register.simple_tag(takes_context=True)
def site_footer(context: RequestContext, voice: str) -> SafeString:
    """Drawn once a day, language and voice: only the page's address differs."""
    return format_html(_site_footer(current_language(), clock.today(), voice), page_url=context["page_url"])


@lru_cache(maxsize=20)
def _site_footer(language: str, today: date, voice: str) -> str:
    values = {**site_of("", ""), "page_url": "{page_url}", "page_voice": voice}
    return render_to_string("components/site_footer.html", values)


@register.simple_tag(takes_context=True)
def breadcrumb(context: RequestContext) -> SafeString:
    crumbs = tuple((label, url) for label, url in context.get("breadcrumb") or ())
    return drawn("components/breadcrumb.html", crumbs=crumbs, home=address())


@register.simple_tag
def subnav(links: Iterable[Values], label: str) -> SafeString:
    places = tuple((link["url"], link["label"], bool(link.get("current"))) for link in links)
    return drawn("components/subnav.html", links=places, label=label)


@register.simple_tag
def pager(previous_url: str = "", next_url: str = "", text: str = "", first_url: str = "") -> SafeString:
    urls = {"previous_url": previous_url, "next_url": next_url, "first_url": first_url}
    return drawn("components/pager.html", text=text, **urls)


@register.inclusion_tag("components/steps.html")
def steps(steps: Iterable[Values], saved: str = "") -> dict[str, Any]:
    return {"steps": filled(steps, state="todo", url=""), "saved": saved}
