"""The name servers, asked for TXT records. Slow, and sometimes silent: never in a request."""

import dns.exception
import dns.resolver

from network_portal.notifications.rules.sending_domain import NoAnswerError

SECONDS = 5.0


def texts_of(name: str) -> list[str]:
    """Empty where there is none. Raises NoAnswerError where nobody tells."""
    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise NoAnswerError from error
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]
