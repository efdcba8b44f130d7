import csv
import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.common import actors, clock
from network_portal.monitoring.models import Subject, Update
from network_portal.taxonomy.models import Country
from pledges.models import Pledge
from pledges.queries.pledge_files import exported_pledges
from pledges.rules.importing import READ_ONLY
from tests.factories import (
    make_activity,
    make_focal_point,
    make_objective,
    make_organisation,
    make_plan,
    make_pledge,
    make_priority,
    make_staff,
    signed_in,
)
from tests.pledges.importing import previewed

pytestmark = pytest.mark.django_db
LIST, FIGURES = "/en/pledges/", "/en/pledges/figures/"


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client, address):
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def make_many(count, start):
    body = make_organisation()
    objective, country = make_objective(start % 23 + 1), Country.objects.first()
    for number in range(start, start + count):
        pledge = make_pledge(organisation=body, year=2022, number=number)
        pledge.objectives.add(objective)
        if country:
            pledge.countries.add(country)


def test_filters_narrow_and_stand_as_removable_words(client):
    make_pledge(title="Kept", stage="fulfilled", kind="common")
    make_pledge(title="Left out", stage="planning", kind="common")
    page = text_of(client.get(f"{LIST}?stage=fulfilled&kind=common"))
    assert "Kept" in page
    assert "Left out" not in page
    assert "1 pledge" in page
    assert 'href="?kind=common#list"' in page


@pytest.mark.parametrize("query", ["stage=lost", "objective=99", "country=XX", "organisation=x", "year=1800"])
def test_an_unknown_value_is_named_and_narrows_nothing(client, query):
    make_pledge(title="Still here")
    page = text_of(client.get(f"{LIST}?{query}"))
    assert f"There is no “{query.split('=')[1]}” to filter by." in page
    assert "Still here" in page


@pytest.mark.parametrize("text", ["%", "'", "\\", "a'b", "—", "x" * 300, "<script>"])
def test_any_text_can_be_looked_for(client, text):
    make_pledge(title="Still here")
    for address in (LIST, FIGURES):
        assert "<script>" not in text_of(client.get(address, {"text": text}))


def test_a_filtered_page_leads_nowhere_else_with_its_figures(client):
    """Of the stage, objective or country that is asked for, no figure stands beside the list of another."""
    pledge = make_pledge(stage="planning")
    make_pledge(stage="fulfilled")
    pledge.objectives.add(make_objective(5), make_objective(8))
    assert "stage=fulfilled" not in text_of(client.get(f"{LIST}?stage=planning"))
    page = text_of(client.get(f"{FIGURES}?stage=planning&objective=8"))
    assert "stage=fulfilled" not in page
    assert "objective=5" not in page


def test_nothing_found_says_what_to_loosen(client):
    make_pledge()
    assert "Remove one of the words above" in text_of(client.get(f"{LIST}?text=nothing"))


def test_an_empty_registry_says_who_fills_it(client):
    assert "Organisations submit their pledges" in text_of(client.get(LIST))


def test_the_list_does_not_tell_who_reported_nothing(client):
    """Both rows tell a day of their stage: one its update's, the other that of its publication."""
    published = datetime(2024, 5, 2, 17, tzinfo=UTC)
    make_pledge(stage="planning", updated_on=date(2025, 3, 4), published_at=published)
    make_pledge(stage="planning", published_at=published)
    page = text_of(client.get(LIST))
    assert "4 March 2025" in page
    assert "2 May 2024" in page


def test_how_many_have_no_update_is_told_of_many_organisations_and_never_listed(client):
    for number in range(4):
        make_pledge(updated_on=date(2026, 1, 1) if number else None)
    kept = "no update at all is told of the whole registry alone"
    assert kept in text_of(client.get(LIST))
    make_pledge()
    caches["pages"].clear()
    assert kept not in text_of(client.get(LIST))
    page = text_of(client.get(LIST))
    assert "have no update at all" in page
    assert "updates=none" not in page
    assert "5 pledges" in text_of(client.get(f"{LIST}?updates=none"))
    for address in (f"{LIST}?year=2026", f"{LIST}?objective=unknown", f"{LIST}figures/?year=2026"):
        page = text_of(client.get(address))
        assert kept in page and "have no update at all" not in page.replace("How many have no update at all", "")


def test_where_all_are_silent_the_public_does_not_read_it_of_each(client):
    for _number in range(5):
        make_pledge()
    assert "told of the whole registry alone" in text_of(client.get(LIST))
    make_pledge(updated_on=date(2026, 1, 1))
    caches["pages"].clear()
    assert "told of the whole registry alone" not in text_of(client.get(LIST))


def test_a_co_chair_reads_which_pledges_have_no_update(client):
    make_pledge(title="Told of", updated_on=date(2026, 1, 1))
    make_pledge(title="Nothing told")
    browser = signed_in(make_staff(actors.CO_CHAIR))
    assert "updates=none#list" in text_of(browser.get(LIST))
    page = text_of(browser.get(f"{LIST}?updates=none"))
    assert "Nothing told" in page
    assert "Told of" not in page


def test_an_update_that_is_held_is_no_silence_and_the_public_figure_does_not_tell_of_it(client):
    for title in ("One", "Two", "Three", "Four", "Five"):
        make_pledge(title=title)
    make_pledge(title="Six", updated_on=date(2026, 1, 1))
    Pledge.objects.filter(title="Five").update(held_stage="fulfilled", held_on=date(2026, 1, 1))
    browser = signed_in(make_staff(actors.CO_CHAIR))
    figure = re.compile(r"<b>(\d+)</b>[^<]*<span[^>]*><span[^>]*>[^<]*no update at all")
    numbers = [figure.search(one.get(LIST).content.decode()) for one in (client, browser)]
    assert [found and found[1] for found in numbers] == ["5", "4"]
    page = text_of(browser.get(f"{LIST}?updates=none"))
    assert "Four" in page and "Five" not in page


def test_a_name_is_public_for_a_state_and_for_those_who_chose_it(client):
    seen = {"un_agency": "AGENCY", "government": "STATE"}
    for kind, name in seen.items():
        make_pledge(organisation=make_organisation(acronym_en=name, kind=kind, is_listed=False))
    hidden = make_pledge(organisation=make_organisation("hidden", kind="academia", is_listed=False))
    shown = make_pledge(organisation=make_organisation("listed-one", kind="academia"))
    hidden.partners.add(shown.organisation, make_organisation("partner-unseen", kind="media", is_listed=False))
    for address in (LIST, FIGURES, f"{LIST}{hidden.reference}/", f"{LIST}export.csv", "/api/v1/pledges/"):
        response = client.get(address)
        page = b"".join(response).decode()
        assert "HIDDEN" not in page.upper().replace("VISUALLY-HIDDEN", "").replace("ARIA-HIDDEN", ""), address
        assert "PARTNER-UNSEEN" not in page.upper(), address
    page = text_of(client.get(LIST))
    assert "AGENCY" in page
    assert "STATE" in page
    assert "LISTED-ONE" in page
    own = text_of(client.get(f"{LIST}{hidden.reference}/"))
    assert "An organisation that is not listed" in own
    assert "1 organisation that is not listed" in own


def test_a_page_tells_what_is_not_known_and_what_was_inferred(client):
    pledge = make_pledge(text="Short", deadline=None, marks={"kind": "inferred"}, source="https://example.org/page")
    page = text_of(client.get(f"{LIST}{pledge.reference}/"))
    assert "This pledge is incomplete" in page
    assert "tentative deadline" in page
    assert "kind (read between the lines of the source)" in page
    assert 'href="https://example.org/page"' in page


def test_the_timeline_holds_accepted_updates_of_earlier_subjects_too(client):
    pledge, before = make_pledge(), Subject.objects.create()
    pledge.earlier_subjects.add(before)
    told = {"organisation": pledge.organisation, "language": "es", "status": "fulfilled"}
    for subject, state, words, day in (
        (before, "accepted", "Oldest", 1),
        (pledge.subject, "accepted", "Newest", 2),
        (pledge.subject, "submitted", "Waiting", 3),
    ):
        at = datetime(2026, 5, day, 17, tzinfo=UTC)
        Update.objects.create(subject=subject, state=state, done=words, submitted_at=at, **told)
    page = text_of(client.get(f"{LIST}{pledge.reference}/"))
    assert page.index("Newest") < page.index("Oldest")
    assert "Waiting" not in page
    assert "in Spanish" in page
    assert "2 May 2026" in page


@pytest.mark.parametrize("reference", ["PL-1999-001", "nothing", "PL-2023-7"])
def test_no_pledge_no_page(client, reference):
    assert client.get(f"{LIST}{reference}/").status_code == 404


@pytest.mark.parametrize(
    "address, most",
    [(LIST, 23), (f"{LIST}?text=pledge", 29), (FIGURES, 17), ("/en/countries/", 21), ("/en/countries/HN/", 12)],
)  # six are those of the sets, which are kept outside of a test, and asked here whenever they are needed
def test_the_same_queries_at_any_size(client, address, most):
    Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras")
    make_many(10, 1)
    few = queries_of(client, address)
    make_many(990, 20)
    assert queries_of(client, address) == few <= most


def test_the_same_queries_for_any_history_of_a_pledge(client):
    pledge = make_pledge()
    few = queries_of(client, f"{LIST}{pledge.reference}/")
    for day in range(1, 28):
        at = datetime(2026, 5, day, 17, tzinfo=UTC)
        Update.objects.create(
            subject=pledge.subject, state="accepted", submitted_at=at, organisation=pledge.organisation, language="en"
        )
    assert queries_of(client, f"{LIST}{pledge.reference}/") == few


def test_files_hold_what_the_filter_shows_and_run_nothing(client):
    make_pledge(title="=1+1", stage="planning", number=1)
    make_pledge(title="Other", stage="fulfilled", number=2)
    content = b"".join(client.get(f"{LIST}export.csv?stage=planning")).decode()
    assert "'=1+1" in content
    assert "Other" not in content
    book = client.get(f"{LIST}export.xlsx?stage=planning")
    assert book.content.startswith(b"PK")
    assert client.get(f"{LIST}export.exe").status_code == 404


def test_a_download_is_what_an_import_takes(client):
    """One definition of the columns; brought back by a co-chair it changes nothing."""
    body = make_organisation("body")
    make_pledge(organisation=body, title="Kept \u202e as it is", number=1).partners.add(make_organisation("partner"))
    make_pledge(organisation=body, number=2)
    response = client.get(f"{LIST}export.csv")
    public = list(csv.reader(b"".join(response).decode("utf-8-sig").splitlines()))
    own = list(csv.reader(exported_pledges(Pledge.objects.all(), "csv").decode("utf-8-sig").splitlines()))
    assert public[0] == [*own[0], *READ_ONLY]
    at = own[0].index("published_at")
    assert all(row[at] for row in own) and [row[at] for row in public[1:]] == ["", ""]
    bare = [[*row[:at], "", *row[at + 1 :]] for row in own[1:]]
    assert sorted(row[: len(own[0])] for row in public[1:]) == sorted(bare)
    today = clock.today().isoformat()
    assert f'filename="pledges-{today}.csv"' in response["Content-Disposition"]
    beside = [f"{settings.SITE_URL}{LIST}{public[1][0]}/", today, today, settings.DATA_LICENCE]
    assert public[1][len(own[0]) :] == beside


@pytest.mark.parametrize(("state", "told"), [("draft", False), ("in_force", True)])
def test_a_file_names_no_activity_of_a_draft(client, state, told):
    plan = make_plan("2031-2032", state=state)
    make_pledge(activity=make_activity(make_priority(plan, "B3"), "B3.2"))
    assert ("2031-2032/B3.2" in b"".join(client.get(f"{LIST}export.csv")).decode()) == told


def test_too_many_for_a_workbook_is_refused_with_a_way_out(client, monkeypatch):
    monkeypatch.setattr("pledges.views.exports.MOST_IN_A_WORKBOOK", 1)
    make_pledge()
    make_pledge()
    response = client.get(f"{LIST}export.xlsx")
    assert response.status_code == 400
    assert "Download them as CSV" in response.content.decode()


def test_a_country_has_its_file(client):
    honduras = Country.objects.create(
        iso3="HND", iso2="HN", status="member_state", name_en="Honduras", champion_at_accra=True, grid_col=1, grid_row=1
    )
    make_pledge(title="Of Honduras").countries.add(honduras)
    make_pledge(title="Of nowhere")
    page = text_of(client.get("/en/countries/HN/"))
    assert "Of Honduras" in page
    assert "Of nowhere" not in page
    assert "Champion country" in page
    assert client.get("/en/countries/hn/")["Location"] == "/en/countries/HN/"
    assert client.get("/en/countries/ZZ/").status_code == 404
    assert "Honduras: 1 pledge" in text_of(client.get("/en/countries/"))


def test_an_objective_counts_its_pledges(client):
    make_pledge().objectives.add(make_objective(8))
    assert "/en/pledges/?objective=8#list" in text_of(client.get("/en/objectives/8/"))
    assert "?objective=8#list" in text_of(client.get("/en/objectives/"))


def test_a_countrys_page_leads_to_pledges_that_name_no_country(client):
    Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras", m49_subregion="x")
    pledge = make_pledge()
    page = client.get("/en/countries/HN/").content.decode()
    assert "1 pledge concerns the whole region or names no country" in page
    assert f"{LIST}?country=unknown#list" in page
    assert "The whole region, or not said" in client.get(f"{LIST}{pledge.reference}/").content.decode()


def test_its_people_are_told_why_no_round_asks_about_it(client):
    body, plan = make_organisation(), make_plan(is_example=True)
    pledge = make_pledge(organisation=body)
    address, words = f"/en/pledges/{pledge.reference}/", "No round asks for news of this pledge"
    own = signed_in(make_focal_point(body))
    assert words in text_of(own.get(address)) and "its rounds ask about EXAMPLE pledges alone" in text_of(
        own.get(address)
    )
    assert words not in text_of(client.get(address))
    Pledge.objects.update(is_example=True)
    assert words not in text_of(own.get(address))
    plan.is_example = False
    plan.save()
    assert "about real pledges alone" in text_of(own.get(address))
    Pledge.objects.update(stage="fulfilled")
    assert words not in text_of(own.get(address))


def test_a_public_download_that_is_brought_back_takes_no_hidden_name_away(client):
    hidden = [make_organisation(slug, is_listed=False, kind="civil_society") for slug in ("hidden", "secret")]
    pledge = make_pledge(organisation=hidden[0], reporter=hidden[1], kind="partnership")
    pledge.partners.set([hidden[1], make_organisation("seen")])
    content = b"".join(client.get(f"{LIST}export.csv"))
    assert b"HIDDEN" not in content and b"SEEN" in content
    _reading, preview = previewed(content)
    assert (preview.problems, preview.unchanged) == ((), 1)


@pytest.mark.parametrize(
    "address",
    [
        *(LIST, f"{LIST}PL-2023-001/", FIGURES, "/en/", "/en/search/?q=pledge"),
        *(f"{LIST}export.{form}" for form in ("csv", "xlsx")),
        *("/sitemap.xml", "/sitemap-pledges-1.xml", "/api/v1/pledges/", "/api/v1/pledges/PL-2023-001/"),
    ],
)
@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
def test_no_stored_moment_takes_the_registry_down(client, address, moment):
    pledge = make_pledge(year=2023, number=1)
    Pledge.objects.filter(pk=pledge.pk).update(published_at=moment.replace(tzinfo=UTC))
    assert client.get(address).status_code == 200
