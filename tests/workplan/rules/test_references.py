import pytest

from workplan.rules.references import join_references, join_sources, split_references, split_sources


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("", ()),
        ("A/RES/73/195 | Santiago Declaration", ("A/RES/73/195", "Santiago Declaration")),
        ("A/RES/73/195|Santiago Declaration\nIMRF |", ("A/RES/73/195", "Santiago Declaration", "IMRF")),
        ("One; and the same, still", ("One; and the same, still",)),
    ],
)
def test_references_end_at_a_bar_or_a_line(text: str, references: tuple[str, ...]) -> None:
    assert split_references(text) == references
    assert split_references(join_references(references)) == references


@pytest.mark.parametrize(
    ("sources", "written"),
    [([], ""), (["minutes", "minutes"], "minutes"), (["minutes", "a page"], "minutes | a page")],
)
def test_one_source_for_all_or_one_for_each(sources: list[str], written: str) -> None:
    assert join_sources(sources) == written
    assert list(split_sources(written, len(sources))) == sources


def test_a_source_of_several_lines_stays_whole() -> None:
    assert split_sources("first line\nsecond line", 2) == ["first line\nsecond line"] * 2
