"""Every page as axe sees it: a rotating share in each run, the whole grid with `make test-pages`."""

from itertools import product

import pytest
from django.core.management import call_command

from mechanism.models import Recommendation
from network_portal.accounts.models import User
from network_portal.bodies.models import Meeting
from network_portal.knowledge.models import Clearance, Publication
from network_portal.knowledge.queries.publications import to_publish
from network_portal.knowledge.queries.submissions import to_review
from network_portal.monitoring.models import CopiedLead, Duty, MailedLink
from network_portal.monitoring.queries.links import link_token
from network_portal.monitoring.queries.rounds import open_rounds
from pledges.models import Pledge, Submission
from tests.journeys.places import PLACES, Place
from workplan.queries.plans import plan_in_force

LANGUAGES = ("es", "en", "pt-br", "fr")
WIDTHS = (320, 1280)
COMBINATIONS = list(product(LANGUAGES, WIDTHS))


@pytest.fixture
def the_region(transactional_db):
    for command in ("taxonomy", "practices", "organisations", "mechanism", "work_plans", "examples"):
        call_command(f"load_{command}", verbosity=0)


@pytest.fixture
def window_of(page_at, signed_in):
    """`window_of(email, width)`: the same browser for all that one person opens at one width, and its complaints."""
    windows = {}

    def found(who: str, width: int):
        if (who, width) not in windows:
            page = signed_in(User.objects.get(email=who), width) if who else page_at(width)
            complaints: list[str] = []
            page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            windows[who, width] = (page, complaints)
        return windows[who, width]

    return found


def known() -> dict[str, object]:
    """The plan in force, its open round, and there what the ILO owes, is copied of, its mailed link; `team_duty`
    is of an organisation with several people. Of pledges one that is published, one that came back, one that waits;
    the practice that waits for review; the publication that waits, the one that was cleared, both clearances;
    of Working Table 2 a meeting with public minutes, one without, one to come."""
    round_ = open_rounds().get()
    duty = Duty.objects.filter(round=round_, organisation__slug="ilo")[0]
    copied = CopiedLead.objects.filter(duty__round=round_, duty__update=None, organisation__slug="ilo")[0]
    link = MailedLink.objects.get(round=round_, organisation__slug="ilo")
    of_table = Meeting.objects.filter(is_example=True, body__slug="working-table-2")
    return {
        "minutes": of_table.get(minutes__published_at__isnull=False).pk,
        "unpublished": of_table.get(minutes__published_at=None, state="held").pk,
        "to_come": of_table.get(state="planned").pk,
        "now": plan_in_force().slug,
        "round": round_.slug,
        "duty": duty.pk,
        "team_duty": Duty.objects.filter(round=round_, organisation__slug="iom", update=None)[0].pk,
        "subject": duty.subject_id,
        "copied": copied.duty_id,
        "token": link_token(link),
        "practice": to_review()[0].pk,
        "publication": to_publish()[0].pk,
        "cleared": Publication.objects.get(kind="declaration").pk,
        "clearance": Clearance.objects.open().get().pk,
        "closed": Clearance.objects.get(state="cleared").pk,
        "recommendation": Recommendation.objects.get(state="followed").reference,
        "draft_recommendation": Recommendation.objects.get(state="draft").pk,
        "pledge": Pledge.objects.filter(is_example=True)[0].reference,
        "submission": Submission.objects.get(state="returned").pk,
        "waiting": Submission.objects.get(state="submitted").pk,
    }


def visit(place: Place, language: str, width: int, *, window_of, assert_accessible) -> list[str]:
    """Opens the place and answers what is wrong with it."""
    page, complaints = window_of(place.who, width)
    complaints.clear()
    path = place.path.format(**known())
    response = page.goto(f"/{language}/{path}")
    if response.status != place.status:
        return [f"{place} answered {response.status}"]
    if place.status != 200:
        complaints.clear()
    if place.fails:
        complaints += send_as_it_stands(page)
    try:
        assert_accessible(page)
    except AssertionError as error:
        complaints.append(str(error))
    return [f"{place} ({language}, {width}): {complaint}" for complaint in complaints]


def send_as_it_stands(page) -> list[str]:
    form = page.locator("main form[method=post]").first
    if not form.count():
        return ["there is no form to send"]
    with page.expect_navigation():
        form.evaluate("form => { form.noValidate = true; form.requestSubmit(form.querySelector('button')); }")
    return [] if page.locator("[aria-invalid=true], [role=alert]").count() else ["no error is shown"]


@pytest.mark.parametrize("share", range(2))
def test_each_page_in_one_language_and_width(share, the_region, window_of, assert_accessible):
    tools = {"window_of": window_of, "assert_accessible": assert_accessible}
    wrong = []
    for number, place in enumerate(place for place in PLACES if not place.seen_elsewhere):
        if number % 2 == share:
            wrong += visit(place, *COMBINATIONS[number % len(COMBINATIONS)], **tools)
    assert not wrong, "\n".join(wrong)


@pytest.mark.pages
@pytest.mark.parametrize(("language", "width"), COMBINATIONS)
def test_each_page_in_every_language_and_width(language, width, the_region, window_of, assert_accessible):
    tools = {"window_of": window_of, "assert_accessible": assert_accessible}
    wrong = [line for place in PLACES for line in visit(place, language, width, **tools)]
    assert not wrong, "\n".join(wrong)
