"""A call to join a team: for which role, and how long it stays open until its mailed link is over."""

from datetime import datetime, timedelta

from network_portal.common.actors import FOCAL_POINT, MEMBER

REPORTING = ("un_agency", "government", "regional_body")
KEPT = timedelta(days=14)
"""Unless said otherwise."""
REPEATED = timedelta(minutes=10)
"""Within it the same call again is taken for a second press, not for a second mail."""


def end_of(sent_at: datetime, kept: timedelta = KEPT) -> datetime:
    return sent_at + kept


def usual_role(kind: str) -> str:
    """What whoever is called to a team most often becomes there: agencies, governments and regional bodies call those
    who report for them, others their colleagues."""
    return FOCAL_POINT if kind in REPORTING else MEMBER
