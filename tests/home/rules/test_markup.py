import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.home.rules.markup import HEADING, LIST, PARAGRAPH, Block, Run, blocks_of, unreadable_addresses


def kinds(text):
    return [block.kind for block in blocks_of(text)]


def test_signs_make_headings_lists_and_paragraphs():
    text = "# Who speaks\n\nOne line\nand the next.\n\n- first\n- second\n\nThe end."
    assert blocks_of(text) == [
        Block(HEADING, ((Run("Who speaks"),),)),
        Block(PARAGRAPH, ((Run("One line"),), (Run("and the next."),))),
        Block(LIST, ((Run("first"),), (Run("second"),))),
        Block(PARAGRAPH, ((Run("The end."),),)),
    ]


@pytest.mark.parametrize("text", ["#one", "-3 degrees", "* ", "#", "1 - 2"])
def test_a_sign_without_its_space_or_words_is_plain_text(text):
    assert kinds(text) == [PARAGRAPH]


def test_two_headings_stay_two():
    assert kinds("# One\n# Two\ntext\n- item\nmore") == [HEADING, HEADING, PARAGRAPH, LIST, PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("See [the pledges](/pledges/).", (Run("See "), Run("the pledges", "/pledges/"), Run("."))),
        ("[Write](mailto:a@example.org)", (Run("Write", "mailto:a@example.org"),)),
        (
            "Read https://example.org/a.",
            (Run("Read "), Run("https://example.org/a", "https://example.org/a"), Run(".")),
        ),
        ("(https://example.org)", (Run("("), Run("https://example.org", "https://example.org"), Run(")"))),
        ("[a] (b)", (Run("[a] (b)"),)),
    ],
)
def test_links(text, runs):
    assert blocks_of(text)[0].lines == (runs,)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org/", "example.org", "", "https://", "vbscript:x", "\\\\x"],
)
def test_an_address_that_leads_astray_is_no_link(address):
    text = f"[here]({address})"
    assert not any(run.address for block in blocks_of(text) for line in block.lines for run in line)


@pytest.mark.parametrize("address", ["javascript:void", "//example.org/", "example.org", ""])
def test_an_editor_is_told_of_an_address_that_leads_nowhere(address):
    assert unreadable_addresses(f"a [here]({address}) and [there](/pledges/)") == [address]


@given(st.text())
def test_no_word_is_lost_and_every_address_is_safe(text):
    blocks = blocks_of(text)
    runs = [run for block in blocks for line in block.lines for run in line]
    assert all(run.address.startswith(("https://", "http://", "mailto:", "/")) for run in runs if run.address)
    shown = "".join(run.words for run in runs)
    if not any(sign in text for sign in "#-*•[]"):
        assert shown == "".join(line.strip() for line in text.split("\n"))
