"""The mails that the embedded portal keeps in place of sending them. Never in production."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common.numbers import whole_number
from network_portal.notifications.queries.outbox import KeptMail, kept_mail, kept_mails
from network_portal.notifications.views.raw_mails import raw_mail

PAGE_SIZE = 50


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    _only_where_mails_are_kept()
    start = whole_number(request.GET.get("after", "")) or 0
    mails = kept_mails(start, PAGE_SIZE + 1)
    address = reverse("notifications:outbox")
    context = {
        "page_title": _("Mails of this demonstration"),
        "breadcrumb": [(_("Mails of this demonstration"), "")],
        "mails": mails[:PAGE_SIZE],
        "next_url": f"{address}?after={start + PAGE_SIZE}" if len(mails) > PAGE_SIZE else "",
        "first_url": address if start else "",
    }
    return render(request, "notifications/outbox/outbox.html", context)


@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    found = _mail_or_404(name)
    outbox_page = (_("Mails of this demonstration"), reverse("notifications:outbox"))
    context = {"page_title": found.subject, "breadcrumb": [outbox_page, (found.subject, "")], "mail": found}
    return render(request, "notifications/outbox/mail.html", context)


@require_safe
def mail_html(request: HttpRequest, name: str) -> HttpResponseBase:
    return raw_mail(request, _mail_or_404(name).html)


def _mail_or_404(name: str) -> KeptMail:
    _only_where_mails_are_kept()
    found = kept_mail(name)
    if found is None:
        raise Http404
    return found


def _only_where_mails_are_kept() -> None:
    if not settings.OUTBOX_PAGE:
        raise Http404
