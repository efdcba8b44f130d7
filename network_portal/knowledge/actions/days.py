from datetime import date

from network_portal.common.errors import DomainError
from network_portal.knowledge.rules.days import FIRST_YEAR, LAST_YEAR, is_near


def check_day(day: date, field: str) -> None:
    """Raises DomainError: day_far_away."""
    if not is_near(day):
        raise DomainError("day_far_away", field=field, first=FIRST_YEAR, last=LAST_YEAR)
