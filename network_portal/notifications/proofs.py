"""Whether messages arrived, for those whose sender died: settings.MAIL_PROOF names one of these, or another.

Each takes Message-IDs and answers True (delivered) or False (surely not) for those it can speak of; a
Message-ID that is missing in the answer cannot be told. False sends the message again, so it is never a guess.
May raise OSError where nobody answers.
"""

from collections.abc import Mapping, Sequence

from network_portal.notifications.backends import is_kept


def kept_mails(message_ids: Sequence[str]) -> Mapping[str, bool]:
    """The embedded portal keeps each mail as a file, whole or not at all."""
    return {message_id: is_kept(message_id) for message_id in message_ids}
