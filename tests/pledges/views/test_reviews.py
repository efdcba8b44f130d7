import pytest

from network_portal.common import actors
from pledges.actions.reviews import publish_pledge, return_pledge
from pledges.actions.submissions import save_section, start_change, submit_pledge
from pledges.models import Pledge, Submission
from tests.factories import make_organisation, make_pledge, make_staff, signed_in
from tests.pledges.conftest import whole, written

pytestmark = pytest.mark.django_db
LIST = "/en/pledges/review/"


@pytest.fixture
def client(chair):
    return signed_in(make_staff(actors.CO_CHAIR, email="second.chair@example.org"))


def page_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_waits(client, draft):
    assert "Nothing waits for review" in page_of(client, LIST)


def test_read_and_published(client, sent):
    page = page_of(client, LIST)
    assert f"{LIST}{sent.pk}/" in page and "EXAMPLE: information for migrant workers" in page and "1 pledge" in page
    there = f"{LIST}{sent.pk}/"
    assert "Publish the pledge" in page_of(client, there)
    done = client.post(there, {"act": "publish", "version": sent.version}, follow=True)
    pledge, told = Pledge.objects.get(), done.content.decode()
    assert done.redirect_chain[-1][0] == LIST and pledge.title == "EXAMPLE: information for migrant workers"
    assert "The pledge is published" in told and f'<a href="/en/pledges/{pledge.reference}/">' in told
    page = page_of(client, there)
    assert "Decide" not in page and "What the change says" not in page


def test_a_change_of_an_invented_pledge_is_marked_as_one(client, author, body):
    change = start_change(by=author, pledge=make_pledge(organisation=body, is_example=True))
    assert client.get(f"{LIST}{change.pk}/").context["is_example"] is True


def test_returned_with_a_comment_that_is_needed(client, sent, ana):
    there = f"{LIST}{sent.pk}/"
    empty = client.post(there, {"act": "return", "version": sent.version, "comment": " "})
    assert empty.status_code == 200 and Submission.objects.get().state == "submitted"
    client.post(there, {"act": "return", "version": sent.version, "comment": "<b>EXAMPLE</b>: which month?"})
    page = page_of(signed_in(ana), f"/en/pledges/submissions/{sent.pk}/")
    assert "A co-chair asks for more" in page and "&lt;b&gt;EXAMPLE&lt;/b&gt;: which month?" in page


def test_sent_again_the_earlier_comment_and_what_changed_since_stand_above(client, sent, author, chair):
    there = f"{LIST}{sent.pk}/"
    assert "Sent again" not in page_of(client, there)
    back = return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: how many?")
    said = {"measured": "EXAMPLE: three offices"}
    back = save_section(by=author, submission=back, version=back.version, section="when-and-measured", values=said)
    submit_pledge(by=author, submission=back, version=back.version)
    page = page_of(client, there)
    again = page.split("Sent again after it was returned")[1].split("</table>")[0]
    assert all(words in again for words in ("EXAMPLE: how many?", "EXAMPLE: offices opened", "EXAMPLE: three offices"))
    assert again.count('scope="row"') == 1


def test_an_old_page_decides_nothing_and_keeps_the_comment(client, sent):
    old = {"version": sent.version - 1}
    for act in ("publish", "return"):
        answer = client.post(f"{LIST}{sent.pk}/", {"act": act, "comment": "EXAMPLE: kept", **old})
        assert answer.status_code == 409
    assert "EXAMPLE: kept" in answer.content.decode() and Submission.objects.get().state == "submitted"


def test_a_comment_that_comes_after_another_decision_stands_on_the_page(client, sent, chair):
    return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: how many?")
    answer = client.post(f"{LIST}{sent.pk}/", {"act": "return", "comment": "EXAMPLE: mine", "version": sent.version})
    page = answer.content.decode()
    assert answer.status_code == 409 and "This pledge is not waiting for a decision." in page
    assert "EXAMPLE: mine" in page.split("What you wrote</h2>")[1] and "save yours" not in page


def test_a_comment_on_ones_own_stands_on_the_page(sent):
    writer = make_staff(actors.CO_CHAIR, email="writer@example.org")
    sent.writers.add(writer)
    said = {"act": "return", "comment": "EXAMPLE: mine", "version": sent.version}
    page = signed_in(writer).post(f"{LIST}{sent.pk}/", said).content.decode()
    assert "EXAMPLE: mine" in page.split("What you wrote</h2>")[1]


def test_the_second_press_is_answered_as_the_first(client, sent, author):
    there = f"{LIST}{sent.pk}/"
    back = {"act": "return", "version": sent.version, "comment": " EXAMPLE:\r\nwhich month? "}
    assert [client.post(there, back).status_code for _press in range(2)] == [302, 302]
    assert page_of(client, LIST).count("The pledge is returned") == 1
    assert client.post(there, back | {"comment": "EXAMPLE: another"}).status_code == 409
    again = written(author, Submission.objects.get(), title="EXAMPLE: new words")
    again = submit_pledge(by=author, submission=again, version=again.version)
    publish = {"act": "publish", "version": again.version}
    assert [client.post(there, publish).status_code for _press in range(2)] == [302, 302]
    assert page_of(client, LIST).count("The pledge is published") == 1 and Pledge.objects.count() == 1
    other = signed_in(make_staff(actors.CO_CHAIR, email="third.chair@example.org"))
    assert other.post(there, publish).status_code == 409


def test_a_change_is_read_beside_what_is_published(client, author, chair, sent):
    pledge = publish_pledge(by=chair, submission=sent, version=sent.version)
    change = written(author, start_change(by=author, pledge=pledge), title="EXAMPLE: new words")
    change = submit_pledge(by=author, submission=change, version=change.version)
    page = page_of(client, f"{LIST}{change.pk}/")
    assert "Publish the change" in page and "EXAMPLE: new words" in page and pledge.title in page
    said = {"act": "return", "version": change.version, "comment": "EXAMPLE: why?"}
    assert "The change is returned" in client.post(f"{LIST}{change.pk}/", said, follow=True).content.decode()


def test_ones_own_waits_for_the_other(client, sent, body):
    own = make_staff(actors.CO_CHAIR, email="own@example.org")
    body.team.create(user=own, role=actors.MEMBER)
    mine = signed_in(own)
    assert "Your own: the other co-chair decides" in page_of(mine, LIST)
    page = page_of(mine, f"{LIST}{sent.pk}/")
    assert "Your own: the other co-chair decides" in page and "Publish the pledge" not in page
    mine.post(f"{LIST}{sent.pk}/", {"act": "publish", "version": sent.version})
    assert not Pledge.objects.exists()


def test_what_one_wrote_in_waits_for_the_other_and_says_so_before(sent):
    writer = make_staff(actors.CO_CHAIR, email="writer@example.org")
    sent.writers.add(writer)
    mine = signed_in(writer)
    page = page_of(mine, f"{LIST}{sent.pk}/")
    assert "You wrote in it: the other co-chair decides" in page_of(mine, LIST)
    assert "You wrote in it: the other co-chair decides" in page and "Publish the pledge" not in page


def test_ten_thousand_that_wait_are_read_by_pages_of_the_same_queries(
    client, reference_data, django_assert_max_num_queries
):
    body = make_organisation("busy")
    said = {"organisation": body, "values": whole(body), "language": "en", "state": "submitted"}

    def wait(many: int) -> None:
        Submission.objects.bulk_create(
            [Submission(**said, submitted_at=f"2026-05-{1 + one % 28:02}T12:00:00Z") for one in range(many)]
        )

    wait(3)
    page_of(client, LIST)
    with django_assert_max_num_queries(30) as few:
        page_of(client, LIST)
    queries = len(few)
    wait(117)
    with django_assert_max_num_queries(30) as many:
        page = page_of(client, LIST)
        assert len(many) == queries > 0
    assert page.count('scope="row"') == 50 and "120 pledges" in page and "?page=2" in page
    assert page_of(client, f"{LIST}?page=3").count('scope="row"') == 20
    for wrong in ("0", "-1", "x", "9" * 30):
        page_of(client, f"{LIST}?page={wrong}")


def test_it_is_found_from_the_registry_and_the_management(client):
    for address in ("/en/pledges/", "/en/manage/"):
        page = page_of(client, address)
        assert LIST in page and "/en/pledges/import/" in page, address


def test_who_read_what_stood_before_is_shown_what_stands_now_and_asked_again(client, author, chair, sent):
    pledge = publish_pledge(by=chair, submission=sent, version=sent.version)
    change = written(author, start_change(by=author, pledge=pledge), title="EXAMPLE: as proposed")
    change = submit_pledge(by=author, submission=change, version=change.version)
    there = f"{LIST}{change.pk}/"
    assert "It is new since" not in page_of(client, there)
    pledge.refresh_from_db()
    read = {"act": "publish", "version": change.version, "published_version": pledge.version}
    Pledge.objects.filter(pk=pledge.pk).update(title="EXAMPLE: meanwhile", version=pledge.version + 1)
    answer = client.post(there, read)
    page = answer.content.decode()
    assert answer.status_code == 409 and "EXAMPLE: meanwhile" in page and "It is new since the change was begun" in page
    assert f'name="published_version" value="{pledge.version + 1}"' in page
    client.post(there, read | {"published_version": pledge.version + 1})
    assert Pledge.objects.get().title == "EXAMPLE: as proposed"
