"""Logs carry no token, no address of a person, and no place of an organisation: it may be made of its name."""

import logging
import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# A slash may be written %2F, or %252F where an address was put into another twice.
_SLASH = r"(?:/|%(?:25)*2F)"
_END = rf"(?!{_SLASH})[^\s\"'&?#]"
_SECRET_PATH = re.compile(
    rf"({_SLASH}(?:updates|unsubscribe|organisations|directory|standing|members|confirm|alike|choices|invitations|reset|confirm-email|password{_SLASH}reset{_SLASH}key){_SLASH})(?:{_END})+",
    re.IGNORECASE,
)
_SECRET_VALUE = re.compile(r"\b((?:token|key|code|secret|password\d?)(?:=|%(?:25)*3D))[^\s\"'&#]{12,}", re.IGNORECASE)


class WithoutSecrets(logging.Formatter):
    """The whole line as it is written, with the traceback and the stack that follow it."""

    def format(self, record: logging.LogRecord) -> str:
        return _without_secrets(super().format(record))


def _without_secrets(text: str) -> str:
    hidden = _SECRET_VALUE.sub(r"\1[secret]", _SECRET_PATH.sub(r"\1[link]", text))
    return _EMAIL.sub("[address]", hidden)
