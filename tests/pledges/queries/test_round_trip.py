"""An export that is read back gives exactly the same pledges, in both forms, whatever was written."""

from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_portal.common.lines import one_line, plain_lines
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.models import Pledge
from pledges.queries.pledge_files import CSV, XLSX, exported_pledges, stored_pledges
from pledges.rules.kinds import Form, Kind, not_of
from pledges.rules.marks import MARKABLE, Mark
from pledges.rules.stages import Stage
from tests.pledges.importing import imported, make_registry, previewed

pytestmark = pytest.mark.django_db
NASTY = [
    "=1+1",
    "+49 30",
    "-5",
    "@SUM(A1)",
    "'=x",
    "''+x",
    "007",
    "1e5",
    "2024-01-01",
    "TRUE",
    "#N/A",
    "a;b,c|d",
    '„x“ "y"',
    "Objectif : été",
    "👩‍👩‍👧 é e\u0301",
    "\tTab",
    'x\n=HYPERLINK("http://x")\n;-2+3',
    "x\r\ny",
    "ＦＵＬＬ＝１",
    "soft\u00adhyphen",
    "العربية",
]
SIGNS = st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff")
LINES = (st.sampled_from(NASTY) | st.text(SIGNS, max_size=40)).map(lambda text: plain_lines(text).strip())
LINE = LINES.map(one_line).filter(lambda text: any(sign.isprintable() and sign != " " for sign in text))
LONG = LINES.map(lambda text: f"{text} {'x' * 300}".strip())
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1)) | st.none()


@st.composite
def pledges(draw):
    start, end = draw(DAYS), draw(DAYS)
    if start and end and end < start:
        start, end = end, start
    return {
        "title": draw(LINE.map(lambda text: one_line(text[:200])).filter(bool)),
        "text": draw(LONG | st.just("")),
        "measured": draw(LINES),
        "source": draw(LINES),
        "global_number": draw(LINE.map(lambda text: one_line(text[:40]))),
        "matches_number": draw(st.sampled_from(["", "007", "=1", "0012-A"])),
        "global_address": draw(st.sampled_from(["", "https://example.org/a?b=1&c=2#d"])),
        "language": draw(st.sampled_from(["es", "en", "pt-br", "fr"])),
        "kind": draw(st.sampled_from(["", *Kind])),
        "form": draw(st.sampled_from(["", *Form])),
        "concern": draw(st.sampled_from(["", "migrants", "mixed"])),
        "stage": draw(st.sampled_from(["", *Stage])),
        "starts_on": start,
        "deadline": end,
        "marks": draw(st.dictionaries(st.sampled_from(MARKABLE), st.sampled_from(list(map(str, Mark))), max_size=3)),
        "is_example": draw(st.booleans()),
        "published_at": draw(st.datetimes(datetime(2020, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC))),
    }


def kept(values, number, activity=None):
    bodies = list(Organisation.objects.order_by("pk"))
    pledge = Pledge.objects.create(
        **values,
        reference=f"PL-2023-{number:03d}",
        year=2023,
        number=number,
        organisation=bodies[number % len(bodies)],
        reporter=bodies[number % len(bodies)],
        activity=activity,
        subject=activity.subject if activity else Subject.objects.create(),
    )
    others = {
        "matches": Pledge.objects.filter(number=number - 1).first(),
        "partners": [body for body in bodies[:3] if body != pledge.organisation],
    }
    for name in not_of(pledge.kind):
        setattr(pledge, name, "") if name == "matches_number" else others.pop(name)
    pledge.matches = others.get("matches")
    pledge.save()
    pledge.partners.set(others.get("partners", []))
    pledge.objectives.set(Objective.objects.filter(number__in=[1, number + 3]))
    pledge.principles.set(GuidingPrinciple.objects.all())
    pledge.countries.set(Country.objects.filter(iso3="HND"))
    return pledge


def registry():
    """Every pledge as plain values, without what a database counts by itself."""
    keys = dict(Organisation.objects.values_list("pk", "slug"))
    pks = Pledge.objects.order_by("year", "number").values_list("pk", flat=True)
    return [one.row for one in stored_pledges(pks, keys)]


@pytest.mark.parametrize("form", [CSV, XLSX])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(pledges(), min_size=1, max_size=3))
def test_what_is_written_is_read_back_exactly(form, some):
    with transaction.atomic():
        activity = make_registry()
        for number, values in enumerate(some, 1):
            kept(values, number, activity if number == 1 and not values["is_example"] else None)
        before, content = registry(), exported_pledges(Pledge.objects.all(), form)
        _reading, preview = previewed(content, f"pledges.{form}")
        assert (preview.problems, preview.changed, preview.added) == ((), (), ())
        Pledge.objects.update(matches=None)
        Pledge.objects.all().delete()
        imported(content, f"pledges.{form}")
        assert registry() == before
        transaction.set_rollback(True)


def test_another_library_than_the_one_that_wrote_it_opens_the_workbook(tmp_path):
    make_registry()
    values = {"title": "=cmd|' /C calc'!A0", "language": "fr", "text": f"Objectif\u00a0: {'é' * 300}"}
    kept(values | {"global_number": "007"}, 1)
    path = tmp_path / "pledges.xlsx"
    path.write_bytes(exported_pledges(Pledge.objects.all(), XLSX))
    sheet = openpyxl.load_workbook(path).active
    row = dict(zip(*sheet.values, strict=True))
    assert row["title"] == "'=cmd|' /C calc'!A0"
    assert row["global_number"] == "007"
    assert "\u00a0" in row["text"]
    assert all(cell.data_type != "f" for cells in sheet.rows for cell in cells)


def test_an_organisation_that_is_not_among_those_named_is_left_out():
    make_registry()
    kept({"title": "EXAMPLE", "language": "en"}, 1)
    body = Pledge.objects.get().organisation
    named = Organisation.objects.exclude(pk=body.pk)
    assert str(body.acronym_en) in exported_pledges(Pledge.objects.all(), CSV).decode()
    assert str(body.acronym_en) not in exported_pledges(Pledge.objects.all(), CSV, named).decode()
