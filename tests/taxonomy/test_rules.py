import pytest

from network_portal.taxonomy.rules import marks_of_source, marks_of_titles


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("unofficial", {"en": "verified", "es": "unofficial", "pt_br": "unofficial", "fr": "unofficial"}),
        (
            "en, es: A/RES/73/195; fr: https://www.un.org/fr/migration2022 ; pt_br: unofficial (no UN text)",
            {"en": "verified", "es": "verified", "fr": "verified", "pt_br": "unofficial"},
        ),
        (
            "es: https://migrationdataportal.org/es ; others unofficial",
            {"en": "verified", "es": "verified", "fr": "unofficial", "pt_br": "unofficial"},
        ),
        (
            "es: https://example.org ; fr: title not verified; pt_br: unofficial",
            {"en": "verified", "es": "verified", "fr": "unofficial", "pt_br": "unofficial"},
        ),
        (
            "en names, sub-tables: Key milestones; objectives: A/RES/73/195; es, pt_br, fr: unofficial (not found)",
            {"en": "verified", "es": "unofficial", "fr": "unofficial", "pt_br": "unofficial"},
        ),
    ],
)
def test_a_source_marks_each_language(source, marks):
    assert marks_of_source(source) == marks


def test_titles_are_marked_by_their_status():
    marks = marks_of_titles("not verified", "verified", "IOM")
    assert marks == {"en": "official", "es": "unofficial", "fr": "verified", "pt_br": "iom"}
