import pytest

from network_portal.organisations.rules.agencies import marks_of, other_names, parts_of, slug_of


@pytest.mark.parametrize(
    "notes, names",
    [
        ("UNCHR is a common typo", ["UNCHR"]),
        ("CELADE is its Population Division", ["CELADE"]),
        ("OCHA is also used in Spanish; BCAH in some French texts", ["OCHA", "BCAH"]),
        ("one seat, two organisations; PAHO/WHO also written; OMS/OPS in some Spanish texts", ["PAHO/WHO", "OMS/OPS"]),
        ("FPNU seen in IOM Spanish press 2017", ["FPNU"]),
        ("UNHABITAT in the plan's activity B3.6", ["UNHABITAT"]),
        ("ONUDD older Spanish form", ["ONUDD"]),
        ("leads with ECLAC, IOM, ILO, UNDP, UNHCR", []),
        ("name expanded in Regional webinar on round table 2 (April 2022)", []),
        ("", []),
    ],
)
def test_other_names(notes, names):
    assert other_names(notes) == names


def test_one_seat_of_two_organisations():
    assert parts_of("OPS/OMS") == ["OPS/OMS", "OPS", "OMS"]
    assert parts_of("VIH/Sida") == ["VIH/Sida", "VIH", "Sida"]
    assert parts_of("IOM") == ["IOM"]


def test_marks():
    source = "membership: footnote 2; unofficial (general knowledge): es, fr"
    marks = marks_of(source, translated=True)
    assert marks == {"es": "unofficial", "en": "official", "pt_br": "unofficial", "fr": "unofficial"}
    assert set(marks_of("all named", translated=False).values()) == {"official"}


def test_slugs():
    assert [slug_of(name) for name in ("IOM", "UN-Habitat", "WHO/PAHO", "UN Women")] == [
        "iom",
        "un-habitat",
        "who-paho",
        "un-women",
    ]
