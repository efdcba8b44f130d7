"""What the name servers say of the domain that sends our mail: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).

Pure: whoever asks gives a function from a name to its TXT records.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

Texts = Callable[[str], Sequence[str]]
LOOKUPS = 10  # RFC 7208, 4.6.4: beyond it a receiver gives up
SPF, DKIM, DMARC = "spf", "dkim", "dmarc"
FINE = frozenset({"spf_fine", "dkim_fine", "dmarc_fine"})
KEY_OF_PROVIDER = "v=DKIM1; k=rsa; p=…"
_COSTLY = {"include", "a", "mx", "ptr", "exists", "redirect"}
_NAME_OF_TERM = re.compile(r"[-+~?]?([a-z0-9]+)")


class NoAnswerError(Exception):
    """The name servers did not answer: nothing is known."""


@dataclass(frozen=True)
class Finding:
    """`code` says what is the matter at `name`, `record` the whole TXT record to put there, `number` the look-ups."""

    kind: str
    name: str
    code: str
    record: str = ""
    number: int = 0


@dataclass(frozen=True)
class Sending:
    """`mechanism` is what SPF must hold (empty: not known), `host` the mail server, for a first record."""

    domain: str
    mechanism: str = ""
    host: str = ""
    selectors: tuple[str, ...] = ()
    contact: str = ""


def findings(sending: Sending, texts: Texts) -> list[Finding]:
    """One for SPF, one for each DKIM selector, one for DMARC."""
    domain = sending.domain
    found = [_asked(SPF, domain, partial(check_spf, sending, texts))]
    for selector in sending.selectors:
        name = f"{selector}._domainkey.{domain}"
        found.append(_asked(DKIM, name, partial(check_dkim, name, texts)))
    if not sending.selectors:
        found.append(Finding(DKIM, f"_domainkey.{domain}", "dkim_unnamed"))
    return [*found, _asked(DMARC, f"_dmarc.{domain}", partial(check_dmarc, sending, texts))]


def check_spf(sending: Sending, texts: Texts) -> Finding:
    def finding(code: str, record: str = "", number: int = 0) -> Finding:
        return Finding(SPF, sending.domain, code, record, number)

    records = _spf_records(sending.domain, texts)
    if not records:
        first = sending.mechanism or (f"a:{sending.host}" if sending.host else "mx")
        return finding("spf_missing", f"v=spf1 {first} ~all")
    terms = list(dict.fromkeys(term for record in records for term in record.split()[1:]))
    if len(records) > 1:
        return finding("spf_twice", _spf(terms, "~all"))
    reached = list(_reached(sending.domain, texts, LOOKUPS + 1))
    costs = sum(_name(term) in _COSTLY for term in reached)
    if costs > LOOKUPS:
        return finding("spf_too_many", number=costs)
    lowered = {term.lower() for term in terms}
    if lowered & {"all", "+all"}:
        return finding("spf_anyone", _spf(terms, "~all"), costs)
    if sending.mechanism and sending.mechanism.lower() not in {term.lower().lstrip("+") for term in reached}:
        end = next((term for term in terms if _name(term) in ("all", "redirect")), "~all")
        return finding("spf_lacks", _spf([sending.mechanism, *terms], end), costs)
    if not lowered & {"-all", "~all"} and not any(_name(term) == "redirect" for term in terms):
        return finding("spf_open", _spf(terms, "~all"), costs)
    return finding("spf_fine", number=costs)


def check_dkim(name: str, texts: Texts) -> Finding:
    keys = [tags for tags in map(_tags, texts(name)) if "p" in tags]
    if not keys:
        return Finding(DKIM, name, "dkim_missing", KEY_OF_PROVIDER)
    if not keys[0]["p"]:
        return Finding(DKIM, name, "dkim_revoked", KEY_OF_PROVIDER)
    return Finding(DKIM, name, "dkim_fine")


def check_dmarc(sending: Sending, texts: Texts) -> Finding:
    """A subdomain without a record of its own has that of the domain above it."""
    own = f"_dmarc.{sending.domain}"
    for domain in _upwards(sending.domain):
        name = f"_dmarc.{domain}"
        records = [record for record in texts(name) if _tags(record).get("v") == "DMARC1"]
        if len(records) > 1:
            return Finding(DMARC, name, "dmarc_twice", records[0])
        if records:
            tags = _tags(records[0])
            policy = (tags.get("p", "") if name == own else tags.get("sp") or tags.get("p", "")).lower()
            if policy in ("quarantine", "reject"):
                return Finding(DMARC, name, "dmarc_fine")
            code = "dmarc_watches" if policy == "none" else "dmarc_broken"
            return Finding(DMARC, own, code, _dmarc("quarantine", sending))
    return Finding(DMARC, own, "dmarc_missing", _dmarc("none", sending))


def _asked(kind: str, name: str, ask: Callable[[], Finding]) -> Finding:
    try:
        return ask()
    except NoAnswerError:
        return Finding(kind, name, "no_answer")


def _spf_records(domain: str, texts: Texts) -> list[str]:
    return [text for text in texts(domain) if text.lower().split()[:1] == ["v=spf1"]]


def _reached(domain: str, texts: Texts, budget: int) -> Iterator[str]:
    """The terms of the domain's record and of those it includes, as far as `budget` look-ups go: a circle ends."""
    todo = [domain]
    while todo and budget > 0:
        for record in _spf_records(todo.pop(0), texts)[:1]:
            for term in record.split()[1:]:
                if _name(term) in _COSTLY:
                    budget -= 1
                yield term
                if _name(term) in ("include", "redirect") and "%" not in term:
                    todo.append(re.split("[:=]", term, maxsplit=1)[-1])
                if budget <= 0:
                    return


def _name(term: str) -> str:
    found = _NAME_OF_TERM.match(term.lower())
    return found[1] if found else ""


def _spf(terms: Sequence[str], end: str) -> str:
    kept = [term for term in terms if _name(term) not in ("all", "redirect")]
    return " ".join(["v=spf1", *kept, end])


def _tags(record: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): value.strip() for name, sign, value in pairs if sign}


def _dmarc(policy: str, sending: Sending) -> str:
    """Reports go to the contact only within the domain: elsewhere they would need a record of their own."""
    reports = f"; rua=mailto:{sending.contact}" if sending.contact.endswith(f"@{sending.domain}") else ""
    return f"v=DMARC1; p={policy}{reports}"


def _upwards(domain: str) -> Iterator[str]:
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        yield ".".join(labels[start:])
