"""Keyed hashes of states, for mailed links that are stored nowhere: one way for every part."""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac


def keyed_hash(salt: str, state: str) -> str:
    """256 bits in hexadecimal, made with the present SECRET_KEY."""
    return _hash_with(settings.SECRET_KEY, salt, state)


def is_keyed_hash(salt: str, state: str, text: str) -> bool:
    """Whether `text` was made of this state; with an older key too, while it stays in SECRET_KEY_FALLBACKS."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(_hash_with(secret, salt, state), text) for secret in secrets)


def _hash_with(secret: str, salt: str, state: str) -> str:
    return salted_hmac(salt, state, secret=secret, algorithm="sha256").hexdigest()
