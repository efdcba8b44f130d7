import pytest

from mechanism.actions.leaving import close_organisation, leave_mechanism, leave_table
from mechanism.models import Admission, MembershipRequest
from network_portal.audit.models import Event
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.common.actors import CO_CHAIR
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from tests.factories import make_staff, make_table
from tests.mechanism.seated import make_admitted, make_mandate, make_request, representative_of

pytestmark = pytest.mark.django_db


def endings():
    return sorted(Mandate.objects.exclude(how_ended="").values_list("body__slug", "how_ended"))


def test_leaving_a_table_ends_its_seats_and_mandates_there_and_nowhere_else():
    table, other, chair = make_table(4), make_table(1), make_staff(CO_CHAIR)
    sub_table = Body.objects.create(slug="sub", kind="sub_table", parent=table, number=1, name_en="Sub")
    staying = make_mandate(table, Mandate.ALTERNATE).person
    mandate = make_mandate(table)
    organisation = mandate.organisation
    for body in (sub_table, other):
        Seat.objects.create(body=body, organisation=organisation)
    make_mandate(other, Mandate.PRINCIPAL, person=mandate.person, organisation=organisation)
    leave_table(by=representative_of(organisation), body=table, organisation=organisation)
    assert [seat.body for seat in Seat.objects.current().filter(organisation=organisation)] == [other]
    assert endings() == [(table.slug, "organisation_left")]
    assert set(Seat.objects.exclude(how_ended="").values_list("how_ended", flat=True)) == {"left"}
    told = Message.objects.filter(kind="bodies.mandate_ended").values_list("address", flat=True)
    assert set(told) == {staying.email, mandate.person.email, chair.email}
    left = Message.objects.filter(kind="mechanism.organisation_left")
    assert set(left.values_list("address", flat=True)) == {staying.email}
    with pytest.raises(DomainError, match="ended already"):
        leave_table(by=representative_of(organisation), body=table, organisation=organisation)


def test_the_co_chairs_hear_of_an_office_only_when_nobody_holds_it():
    table, chair = make_table(2), make_staff(CO_CHAIR)
    organisation = make_mandate(table, Mandate.PRINCIPAL).organisation
    make_mandate(table, Mandate.PRINCIPAL)
    leave_table(by=representative_of(organisation), body=table, organisation=organisation)
    assert not Message.objects.filter(kind="bodies.mandate_ended", address=chair.email).exists()


@pytest.mark.parametrize(
    ("verb", "how", "seat"),
    [(leave_mechanism, "left", "left"), (close_organisation, "closed", "organisation_closed")],
)
def test_leaving_and_closing_leave_nothing_open(verb, how, seat):
    tables = make_table(1), make_table(2), make_table(3)
    organisation = make_mandate(tables[0]).organisation
    type(organisation).objects.filter(pk=organisation.pk).update(is_listed=True)
    Seat.objects.create(body=tables[1], organisation=organisation)
    make_request(tables[2], organisation)
    verb(by=representative_of(organisation), organisation=organisation)
    admission = Admission.objects.get(organisation=organisation)
    assert admission.ended_at and admission.how_ended == how
    assert list(Seat.objects.values_list("how_ended", flat=True)) == [seat, seat]
    assert MembershipRequest.objects.get().state == "withdrawn"
    assert endings() == [(tables[0].slug, "organisation_left")]
    organisation.refresh_from_db()
    assert organisation.is_listed == (how == "left")
    assert Event.objects.filter(verb=f"mechanism.{verb.__name__}").count() == 1
    with pytest.raises(DomainError, match="not in the Mechanism"):
        verb(by=representative_of(organisation), organisation=organisation)


def test_who_left_may_still_close():
    organisation = make_admitted()
    leave_mechanism(by=representative_of(organisation), organisation=organisation)
    close_organisation(by=representative_of(organisation), organisation=organisation)
    assert Admission.objects.get().how_ended == "closed"
