"""Who may see a paper of a body, on plain values."""

OFFICE, MEMBERS, PUBLIC = "office", "members", "public"


def audiences_of(*, runs: bool) -> tuple[str, ...]:
    """The papers that somebody reads inside a body: who runs it reads those of its office too."""
    return (OFFICE, MEMBERS, PUBLIC) if runs else (MEMBERS, PUBLIC)


def audiences_to_choose(*, has_public_page: bool) -> tuple[str, ...]:
    """Everybody reads a paper on the page of its body; one without a page has papers for its members alone."""
    return (OFFICE, MEMBERS, PUBLIC) if has_public_page else (OFFICE, MEMBERS)


def next_edition(editions: list[int]) -> int:
    """A file in a language follows the newest one in it; a number that was removed is not given again while a newer
    one is there."""
    return max(editions, default=0) + 1
