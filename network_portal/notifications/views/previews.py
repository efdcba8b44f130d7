"""Every message in every language, for those who write them. Development only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.notifications.kinds import MessageKind, kinds
from network_portal.notifications.queries.texts import preview_of
from network_portal.notifications.views.raw_mails import raw_mail


@require_safe
def previews(request: HttpRequest) -> HttpResponse:
    _only_in_development()
    context = {
        "page_title": _("Previews of messages"),
        "breadcrumb": [(_("Previews of messages"), "")],
        "kinds": [kind for _name, kind in kinds.items()],
        "languages": settings.LANGUAGES,
    }
    return render(request, "notifications/previews/previews.html", context)


@require_safe
def preview(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    found = _kind_or_404(kind, language)
    all_previews = (_("Previews of messages"), reverse("notifications:previews"))
    context = {
        "page_title": found.label,
        "breadcrumb": [all_previews, (found.label, "")],
        "kind": found,
        "language": language,
        "languages": settings.LANGUAGES,
        "mail": preview_of(found, language),
    }
    return render(request, "notifications/previews/preview.html", context)


@require_safe
def preview_html(request: HttpRequest, kind: str, language: str) -> HttpResponseBase:
    return raw_mail(request, preview_of(_kind_or_404(kind, language), language)["html"])


def _kind_or_404(name: str, language: str) -> MessageKind:
    _only_in_development()
    kind = kinds.get(name)
    if kind is None or language not in dict(settings.LANGUAGES):
        raise Http404
    return kind


def _only_in_development() -> None:
    if not settings.DEVELOPMENT_PAGES:
        raise Http404
