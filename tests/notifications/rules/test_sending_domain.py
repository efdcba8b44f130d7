import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.notifications.rules.sending_domain import (
    FINE,
    LOOKUPS,
    Finding,
    NoAnswerError,
    Sending,
    check_dkim,
    check_dmarc,
    check_spf,
    findings,
)

HOME = "mail.portal.example"
SENDING = Sending(HOME, mechanism="include:provider.example", host="smtp.host.example", selectors=("s1",))
PROVIDER = {"provider.example": ["v=spf1 ip4:192.0.2.0/24 a ~all"]}


def zone(records=(), **more):
    known = PROVIDER | dict(records) | more
    return lambda name: known.get(name, [])


def spf(*records, sending=SENDING, **more):
    found = check_spf(sending, zone({HOME: ["something else", *records]}, **more))
    return found.code, found.record, found.number


UNKNOWN = Sending(HOME, host="smtp.host.example")


@pytest.mark.parametrize(
    ("sending", "records", "code", "to_put"),
    [
        (SENDING, [], "spf_missing", "v=spf1 include:provider.example ~all"),
        (UNKNOWN, [], "spf_missing", "v=spf1 a:smtp.host.example ~all"),
        (Sending(HOME), [], "spf_missing", "v=spf1 mx ~all"),
        (SENDING, ["v=spf10 mx"], "spf_missing", "v=spf1 include:provider.example ~all"),
        (SENDING, ["V=SPF1 Include:Provider.example -all"], "spf_fine", ""),
        (SENDING, ["v=spf1 mx -all"], "spf_lacks", "v=spf1 include:provider.example mx -all"),
        (SENDING, ["v=spf1 -include:provider.example -all"], "spf_lacks", None),
        (UNKNOWN, ["v=spf1 mx -all"], "spf_fine", ""),
        (UNKNOWN, ["v=spf1 mx redirect=provider.example"], "spf_fine", ""),
        (SENDING, ["v=spf1 mx -all", "v=spf1 a mx ?all"], "spf_twice", "v=spf1 mx a ~all"),
        (SENDING, ["v=spf1 include:provider.example +all"], "spf_anyone", "v=spf1 include:provider.example ~all"),
        (SENDING, ["v=spf1 include:provider.example all"], "spf_anyone", "v=spf1 include:provider.example ~all"),
        (SENDING, ["v=spf1 include:provider.example"], "spf_open", "v=spf1 include:provider.example ~all"),
        (SENDING, ["v=spf1 include:provider.example ?all"], "spf_open", "v=spf1 include:provider.example ~all"),
    ],
)
def test_spf_says_what_is_the_matter_and_what_to_put(sending, records, code, to_put):
    found = spf(*records, sending=sending)
    assert found[0] == code
    if to_put is not None:
        assert found[1] == to_put


@pytest.mark.parametrize(
    ("records", "steps"),
    [
        ([], 1),
        (["v=spf1 mx -all"], 1),
        (["v=spf1 include:provider.example"], 1),
        (["v=spf1 a ~all", "v=spf1 mx +all"], 2),
    ],
)
def test_what_is_to_be_put_is_fine_once_it_stands_there(records, steps):
    for _step in range(steps):
        _code, to_put, _number = spf(*records)
        records = [to_put]
    assert spf(*records)[0] == "spf_fine"


def test_the_provider_may_be_named_in_a_record_that_is_included():
    ours = {"ours.example": ["v=spf1 include:provider.example -all"]}
    assert spf("v=spf1 include:ours.example -all", **ours) == ("spf_fine", "", 3)


@given(st.integers(0, 15))
def test_look_ups_are_counted_and_more_than_ten_are_too_many(number):
    code, _record, costs = spf(" ".join(["v=spf1", *["a"] * number, "ip4:192.0.2.1 -all"]), sending=UNKNOWN)
    assert (code, costs) == (("spf_fine", number) if number <= LOOKUPS else ("spf_too_many", LOOKUPS + 1))


def test_a_circle_of_records_ends():
    circle = {"a.example": ["v=spf1 include:b.example -all"], "b.example": ["v=spf1 include:a.example -all"]}
    assert spf("v=spf1 include:a.example -all", **circle)[0] == "spf_too_many"


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ([], "dkim_missing"),
        (["a note"], "dkim_missing"),
        (["v=DKIM1; k=rsa; p="], "dkim_revoked"),
        (["v=DKIM1; k=rsa; p=MIIB"], "dkim_fine"),
        (["p=MIIB"], "dkim_fine"),
    ],
)
def test_dkim_looks_for_the_key(texts, code):
    assert check_dkim("s1._domainkey.portal.example", lambda name: texts).code == code


OWN, ABOVE = "_dmarc.mail.portal.example", "_dmarc.portal.example"


@pytest.mark.parametrize(
    ("records", "code", "name"),
    [
        ({}, "dmarc_missing", OWN),
        ({OWN: ["v=spf1 -all"]}, "dmarc_missing", OWN),
        ({OWN: ["v=DMARC1; p=none"]}, "dmarc_watches", OWN),
        ({OWN: ["v=DMARC1; p=Quarantine; pct=50"]}, "dmarc_fine", OWN),
        ({OWN: ["v=DMARC1; rua=mailto:a@b.example"]}, "dmarc_broken", OWN),
        ({OWN: ["v=DMARC1; p=reject", "v=DMARC1; p=none"]}, "dmarc_twice", OWN),
        ({ABOVE: ["v=DMARC1; p=reject"]}, "dmarc_fine", ABOVE),
        ({ABOVE: ["v=DMARC1; p=reject; sp=none"]}, "dmarc_watches", OWN),
        ({OWN: ["v=DMARC1; p=none"], ABOVE: ["v=DMARC1; p=reject"]}, "dmarc_watches", OWN),
        ({"_dmarc.example": ["v=DMARC1; p=reject"]}, "dmarc_missing", OWN),
    ],
)
def test_dmarc_of_the_domain_or_of_the_one_above(records, code, name):
    found = check_dmarc(SENDING, zone(records))
    assert (found.code, found.name) == (code, name)


def test_a_first_dmarc_record_watches_and_reports_only_within_the_domain():
    near, far = Sending("x.example", contact="a@x.example"), Sending("x.example", contact="a@y.example")
    assert check_dmarc(near, zone()).record == "v=DMARC1; p=none; rua=mailto:a@x.example"
    assert check_dmarc(far, zone()).record == "v=DMARC1; p=none"
    assert check_dmarc(far, zone({"_dmarc.x.example": ["v=DMARC1; p=none"]})).record == "v=DMARC1; p=quarantine"


def test_silence_of_the_name_servers_is_told_name_by_name():
    def half_dead(name):
        if name.startswith("_dmarc"):
            raise NoAnswerError
        return zone({HOME: ["v=spf1 include:provider.example -all"], f"s1._domainkey.{HOME}": ["p=MIIB"]})(name)

    assert [one.code for one in findings(SENDING, half_dead)] == ["spf_fine", "dkim_fine", "no_answer"]
    assert "no_answer" not in FINE


def test_without_a_selector_dkim_is_told_to_be_unchecked():
    assert Finding("dkim", "_domainkey.x.example", "dkim_unnamed") in findings(Sending("x.example"), zone())
