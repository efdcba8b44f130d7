"""Logs carry no token and no address of a person."""

import logging
import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_SECRET_PATH = re.compile(r"/(updates|invitations|reset|confirm-email|password/reset/key)/[^/\s\"']+")


class HideSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        hidden = _EMAIL.sub("[address]", _SECRET_PATH.sub(r"/\1/[link]", text))
        if hidden != text:
            record.msg, record.args = hidden, ()
        return True
