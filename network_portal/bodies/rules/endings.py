"""How ended seats and mandates are named outside the database: by random keys, days, and how they ended."""

from datetime import date
from uuid import UUID


def seat_mark(body: str, organisation: UUID, since: date, how: str) -> str:
    return f"{body}:{organisation}:{since}:{how}"


def mandate_mark(body: str, office: str, person: UUID, starts_on: date, how: str) -> str:
    return f"{body}:{office}:{person}:{starts_on}:{how}"
