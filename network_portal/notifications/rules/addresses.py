"""Addresses of people, told without giving them away."""

import re

_PLAIN = r"[^\s<>()\[\],;:\"@]"
_ADDRESS = re.compile(rf"{_PLAIN}+@{_PLAIN}*[^\s<>()\[\],;:\"@.!?]")


def masked(address: str) -> str:
    """'maria@domain.org' becomes 'm…@d…org'."""
    person, at, domain = address.rpartition("@")
    if not at:
        return f"{address[:1]}…" if address else ""
    ending = domain.rpartition(".")[2] if "." in domain else ""
    return f"{person[:1]}…@{domain[:1]}…{ending}"


def hide_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda found: masked(found.group()), text)
