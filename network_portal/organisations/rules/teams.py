"""How seats, roles and calls are named outside the database: by random keys, never by an id, a name or an address."""

from uuid import UUID


def seat_mark(organisation: UUID, person: UUID) -> str:
    return f"{organisation}:{person}"


def role_mark(organisation: UUID, person: UUID, role: str) -> str:
    return f"{organisation}:{person}:{role}"


def call_mark(organisation: UUID, generation: int) -> str:
    """Of one link of one call into the team: no other of the organisation has its generation."""
    return f"{organisation}:{generation}"
