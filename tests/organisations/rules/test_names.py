import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from network_portal.organisations.rules.names import normalise


def test_what_an_import_meets():
    assert (
        normalise("ONU-Hábitat") == normalise("onu habitat") == normalise("  ONU‑Ha\u0301bitat\u00a0") == "onuhabitat"
    )
    assert normalise("PAHO/WHO") == "pahowho"
    assert normalise("UN Women") == "unwomen"
    assert normalise(" – ") == ""


@given(st.text())
def test_twice_is_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_how_accents_are_written_does_not_matter(text):
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="abcxyzáñç0123456789"))
def test_case_and_spaces_do_not_matter(text):
    assert normalise(" ".join(text.upper())) == normalise(text)
