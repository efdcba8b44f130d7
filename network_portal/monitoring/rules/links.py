"""How mailed links are named outside the database: by random keys and the name of the round, never by an id."""

from uuid import UUID


def link_mark(organisation: UUID, person: UUID, round_slug: str) -> str:
    """One person's link for one organisation in one round."""
    return f"{organisation}:{person}:{round_slug}"


def token_mark(link: str, generation: int) -> str:
    """What was mailed of this link while it had this generation."""
    return f"{link}:{generation}"
