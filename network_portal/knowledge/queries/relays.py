"""Whom a letter about a practice reaches: the people who speak for the organisations that carried it out."""

from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.knowledge.models import Practice
from network_portal.organisations.queries import relays


def receivers_of(practice: Practice) -> QuerySet[User]:
    return relays.receivers_of(practice.implementers.values("pk"))


def is_reachable(practice: Practice) -> bool:
    return receivers_of(practice).exists()
