from network_portal.common.errors import DomainError
from network_portal.monitoring.rules.lengths import fits


def check_length(words: str, most: int, field: str = "words") -> None:
    """Raises DomainError: words_too_long."""
    if not fits(words, most):
        raise DomainError("words_too_long", field=field, most=most)
