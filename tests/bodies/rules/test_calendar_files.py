from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from network_portal.bodies.rules.calendar_files import Entry, calendar_file

AT = datetime(2026, 5, 12, 10, 0, tzinfo=ZoneInfo("America/Panama"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def entry(**values):
    stamped = datetime(2026, 5, 1, tzinfo=UTC)
    told = {"uid": "one@portal.example", "sequence": 0, "summary": "Meeting", "length": timedelta(minutes=90)}
    return Entry(**{**told, "starts_at": AT, "stamped_at": stamped, **values})


def properties(text):
    """Unfolded, by name."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_an_invitation_says_its_instants_in_utc_and_asks():
    said = properties(calendar_file(entry(organiser="portal@example.org", attendee="ana@example.org")))
    assert (said["DTSTART"], said["DTEND"], said["METHOD"]) == ("20260512T150000Z", "20260512T163000Z", "REQUEST")
    assert (said["UID"], said["SEQUENCE"], said["STATUS"]) == ("one@portal.example", "0", "CONFIRMED")
    assert said["ATTENDEE;RSVP=FALSE"] == "mailto:ana@example.org"


def test_a_cancelled_one_takes_itself_back_and_a_fetched_one_asks_nothing():
    said = properties(calendar_file(entry(is_cancelled=True, sequence=2, attendee="ana@example.org")))
    assert (said["METHOD"], said["STATUS"], said["SEQUENCE"]) == ("CANCEL", "CANCELLED", "2")
    assert properties(calendar_file(entry()))["METHOD"] == "PUBLISH"


def test_signs_with_a_meaning_are_escaped():
    said = properties(calendar_file(entry(summary="a;b,c\\d\ne")))
    assert said["SUMMARY"] == "a\\;b\\,c\\\\d\\ne"


@given(WORDS)
def test_no_words_begin_a_line_of_their_own_nor_make_one_too_long(words):
    text = calendar_file(entry(summary=words, description=words, location=words))
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "") and text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT\r\n") == 1 and text.count("\r\nATTENDEE") == 0
