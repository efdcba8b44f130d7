from email.utils import parseaddr

from django.conf import settings
from django.db.models import QuerySet

from network_portal.notifications.models import DomainFinding
from network_portal.notifications.rules.sending_domain import FINE, Sending


def sending() -> Sending:
    """By the settings: from which domain mail leaves, and what its records must hold."""
    return Sending(
        domain=sending_domain(),
        mechanism=settings.SPF_MECHANISM,
        host=settings.EMAIL_HOST if not settings.OUTBOX_PAGE else "",
        selectors=tuple(settings.DKIM_SELECTORS),
        contact=settings.CONTACT_EMAIL,
    )


def sending_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2].strip().rstrip(".").lower()


def findings_on_domain() -> QuerySet[DomainFinding]:
    """Of the domain that sends now; empty until it was checked."""
    return DomainFinding.objects.filter(domain=sending_domain()).order_by("pk")


def records_are_missing() -> bool:
    """Whether somebody has to act; silence of the name servers is no reason yet."""
    return findings_on_domain().exclude(code__in=(*FINE, "no_answer")).exists()
