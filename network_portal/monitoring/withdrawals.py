"""Which mailed links were taken back or replaced by another: no restored backup opens to them."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from network_portal.common import registry
from network_portal.common.actors import SYSTEM
from network_portal.common.generations import dead_generations
from network_portal.common.registry import Withdrawal
from network_portal.monitoring.actions.links import KILLED, REVOKED, kill_link, revoke_link
from network_portal.monitoring.models import MailedLink
from network_portal.monitoring.rules.links import link_mark, token_mark

PARTS = ("organisation__key", "person__key", "round__slug")


def revoked() -> Iterable[str]:
    return [link_mark(*parts) for parts in MailedLink.objects.exclude(revoked_at=None).values_list(*PARTS)]


def revoke_again(marks: Collection[str]) -> int:
    rows = _marked(MailedLink.objects.filter(revoked_at=None))
    links = [link for link, mark in rows if mark in marks]
    return sum(revoke_link(by=SYSTEM, link=link, generation=link.generation) for link in links)


def killed() -> Iterable[str]:
    for *parts, generation in MailedLink.objects.values_list(*PARTS, "generation").iterator():
        for earlier in dead_generations(generation):
            yield token_mark(link_mark(*parts), earlier)


def kill_tokens_again(marks: Collection[str]) -> int:
    rows = _marked(MailedLink.objects.all())
    links = [link for link, mark in rows if token_mark(mark, link.generation) in marks]
    for link in links:
        kill_link(by=SYSTEM, link=link)
    return len(links)


def _marked(links: QuerySet[MailedLink]) -> Iterable[tuple[MailedLink, str]]:
    for link in links.select_related("organisation", "person", "round").order_by("pk"):
        yield link, link_mark(link.organisation.key, link.person.key, link.round.slug)


def register() -> None:
    registry.withdrawals.register(REVOKED, Withdrawal(marks=revoked, again=revoke_again))
    registry.withdrawals.register(KILLED, Withdrawal(marks=killed, again=kill_tokens_again))
