import pytest

from network_portal.bodies.models import Mandate
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR
from network_portal.organisations.models import ProtectedName
from tests.factories import make_staff, make_table, make_user, signed_in
from tests.mechanism.seated import make_admitted, make_mandate, make_representative

pytestmark = pytest.mark.django_db
HERE = "/en/bodies/working-table-2/mandates/"


@pytest.fixture
def table():
    return make_table(2)


def entered(**fields):
    day = clock.today().isoformat()
    return {"office": "principal_delegate", "starts_on": day, "decided_on": day, "minutes": "Minutes 7"} | fields


def test_a_co_chair_records_who_represents_an_organisation_and_somebody_else_by_address(table):
    organisation = make_admitted(table)
    other = make_representative(organisation, role="member")
    client = signed_in(make_staff(CO_CHAIR))
    form = entered(organisation=organisation.pk)
    assert client.post(f"{HERE}new/", form).status_code == 302
    assert client.post(f"{HERE}new/", entered(organisation=organisation.pk, email=other.email)).status_code == 302
    held = Mandate.objects.order_by("pk")
    assert [one.person_id for one in held] == [organisation.team.get(role="representative").user_id, other.pk]
    page = client.get(HERE).content.decode()
    assert str(other) in page and "Minutes 7" in page


def test_an_address_of_nobody_there_is_refused_beside_its_field(table):
    organisation, stranger = make_admitted(table), make_user()
    client = signed_in(make_staff(CO_CHAIR))
    page = client.post(f"{HERE}new/", entered(organisation=organisation.pk, email=stranger.email)).content.decode()
    assert "Nobody with this address is in the team" in page and not Mandate.objects.exists()


def test_who_sits_there_reads_names_but_not_that_of_an_organisation_at_risk(table):
    seen, hidden = make_mandate(table), make_mandate(table, Mandate.PRINCIPAL)
    Mandate.objects.filter(pk=hidden.pk).update(starts_on=clock.today())
    ProtectedName.objects.create(organisation=hidden.organisation)
    reader = make_admitted(table).team.get().user
    page = signed_in(reader).get(HERE).content.decode()
    assert str(seen.person) in page and str(hidden.person) not in page
    assert "Record a mandate" not in page


def test_the_holder_chooses_to_be_named_and_takes_it_back_and_resigns(table):
    mandate = make_mandate(table)
    client, mine = signed_in(mandate.person), f"{HERE}{mandate.pk}/mine/"
    client.post(mine, {"act": "choose", "is_named": "on", "gender": "woman"})
    mandate.refresh_from_db()
    assert (mandate.is_named, mandate.gender) == (True, "woman")
    client.post(mine, {"act": "choose", "gender": ""})
    mandate.refresh_from_db()
    assert (mandate.is_named, mandate.gender) == (False, "")
    assert "Give the office up" in client.get(mine).content.decode()
    client.post(mine, {"act": "resign", "resigns": "on"})
    mandate.refresh_from_db()
    assert mandate.how_ended == "resigned"
    assert "This mandate is over" in client.get(mine).content.decode()


def test_a_mandate_is_ended_with_its_reason(table):
    mandate = make_mandate(table)
    client = signed_in(make_staff(CO_CHAIR))
    assert client.post(f"{HERE}{mandate.pk}/end/", {"how": "replaced", "reason": ""}).status_code == 200
    assert client.post(f"{HERE}{mandate.pk}/end/", {"how": "replaced", "reason": "Chosen anew."}).status_code == 302
    assert client.get(f"{HERE}{mandate.pk + 9}/end/").status_code == 404
    assert "The body chose somebody else" in client.get(HERE).content.decode()


def test_an_alternate_steps_up_on_a_page(table):
    client = signed_in(make_staff(CO_CHAIR))
    assert "Nobody can step up now" in client.get(f"{HERE}step-up/").content.decode()
    principal, alternate = make_mandate(table, Mandate.PRINCIPAL), make_mandate(table, Mandate.ALTERNATE)
    client.post(f"{HERE}{principal.pk}/end/", {"how": "resigned", "reason": "Wrote to the table."})
    assert "An alternate steps up" in client.get(HERE).content.decode()
    client.post(f"{HERE}step-up/", entered(principal=principal.pk, alternate=alternate.pk))
    stepped = Mandate.objects.get(stepped_in_for=principal)
    assert (stepped.person, stepped.ends_on) == (alternate.person, principal.ends_on)
