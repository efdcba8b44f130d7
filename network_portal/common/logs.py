"""Logs carry no token and no address of a person."""

import logging
import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# A slash may be written %2F, or %252F where an address was put into another twice.
_SLASH = r"(?:/|%(?:25)*2F)"
_END = rf"(?!{_SLASH})[^\s\"'&?#]"
_SECRET_PATH = re.compile(
    rf"({_SLASH}(?:updates|invitations|reset|confirm-email|password{_SLASH}reset{_SLASH}key){_SLASH})(?:{_END})+",
    re.IGNORECASE,
)
_SECRET_VALUE = re.compile(r"\b((?:token|key|code|secret|password\d?)(?:=|%(?:25)*3D))[^\s\"'&#]{12,}", re.IGNORECASE)


class HideSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        hidden = _SECRET_VALUE.sub(r"\1[secret]", _SECRET_PATH.sub(r"\1[link]", text))
        hidden = _EMAIL.sub("[address]", hidden)
        if hidden != text:
            record.msg, record.args = hidden, ()
        return True
