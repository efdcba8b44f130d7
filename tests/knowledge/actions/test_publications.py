from datetime import date

import pytest
from django.core.files.storage import default_storage

from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.publication_documents import add_file, add_link, remove_document
from network_portal.knowledge.actions.publication_steps import (
    publish_publication,
    return_publication,
    unpublish_publication,
)
from network_portal.knowledge.actions.publications import (
    Words,
    save_publication,
    start_publication,
    submit_publication,
    take_back_publication,
)
from network_portal.knowledge.models import Publication
from network_portal.knowledge.personal_data import erase, export
from network_portal.knowledge.queries.files import stored_of_rows
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import actor_with, make_organisation
from tests.knowledge.publishing import ADDRESS, TEXTS, VALUES, drafted, pdf, published, submitted

pytestmark = pytest.mark.django_db


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def saved(by, publication, **more):
    values = {"values": VALUES, "texts": TEXTS} | more
    return save_publication(by=by, publication=publication, version=publication.version, **values)


def test_an_agency_drafts_for_itself_and_a_co_chair_publishes(author, chair, body):
    made = published(author, chair, body)
    assert (made.state, made.slug, made.publisher) == ("published", "example-una-guia", body)
    assert Message.objects.get(kind="knowledge.publication_published").address == "ana@example.org"
    assert Event.objects.filter(verb="knowledge.publish_publication", target_id=made.pk).exists()


def test_co_chairs_are_asked_but_not_those_to_whom_it_belongs(author, chair, body):
    submitted(author, body)
    assert Message.objects.get(kind="knowledge.publication_sent").address == "chair@example.org"
    TeamMember.objects.create(organisation=body, user_id=chair.user_id, role=actors.MEMBER)
    submitted(author, body)
    assert Message.objects.filter(kind="knowledge.publication_sent").count() == 1


def test_nobody_drafts_for_an_organisation_of_others(author, body):
    member = actor_with(user=None, memberships={body.pk: actors.MEMBER})
    for by, publisher in ((author, make_organisation()), (author, None), (member, body)):
        refused("publication_not_yours", start_publication, by=by, publisher=publisher, values=VALUES, texts=TEXTS)


def test_nobody_decides_on_their_own(author, chair, editor, body):
    sent = submitted(author, body)
    own = actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})
    version = sent.version
    refused("publication_is_ones_own", publish_publication, by=own, publication=sent, version=version)
    refused("publication_is_ones_own", return_publication, by=own, publication=sent, version=version, comment="x")
    refused("publication_decision_not_yours", publish_publication, by=author, publication=sent, version=version)
    mine = submitted(editor)
    refused("publication_is_ones_own", publish_publication, by=editor, publication=mine, version=mine.version)
    assert publish_publication(by=chair, publication=mine, version=mine.version).is_published


def test_of_two_of_one_title_each_has_its_own_address(author, chair, body):
    assert published(author, chair, body).slug != published(author, chair, body).slug


def test_nothing_is_sent_that_lacks_its_document(author, body):
    draft = start_publication(by=author, publisher=body, values=VALUES, texts=TEXTS)
    refused("publication_incomplete", submit_publication, by=author, publication=draft, version=draft.version)


@pytest.mark.parametrize("statuses", [("unofficial", "official"), ("original", "original")])
def test_one_language_and_one_alone_is_the_original(author, body, statuses):
    texts = {code: Words("T", "S", status) for code, status in zip(("es", "en"), statuses, strict=True)}
    refused("one_original_text", start_publication, by=author, publisher=body, values=VALUES, texts=texts)
    assert not Publication.objects.exists()


def test_a_title_that_nobody_sees_is_none(author, chair, body):
    nothing = {"en": Words("\u200b", "EXAMPLE", "original")}
    refused("one_original_text", start_publication, by=author, publisher=body, values=VALUES, texts=nothing)
    shown = published(author, chair, body)
    refused("one_original_text", saved, by=chair, publication=shown, texts=nothing)
    values = {"by": chair, "publication": shown, "version": shown.version}
    refused("unpublish_reason_needed", unpublish_publication, **values, reason="\u200b")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_day_of_a_document_can_be_meant(author, body, day):
    values = VALUES | {"issued_on": day}
    refused("day_far_away", start_publication, by=author, publisher=body, values=values, texts=TEXTS)
    draft = drafted(author, body)
    refused("day_far_away", saved, by=author, publication=draft, values=values)


def test_whom_the_files_of_a_person_name_goes_with_the_person(author, body):
    draft = drafted(author, body)
    draft.documents.update(authors=["Ana EXAMPLE"])
    assert [one["authors"] for one in export(author.user_id)["documents_of_publications"]] == [["Ana EXAMPLE"]]
    erase(author.user_id)
    assert draft.documents.get().authors == []


def test_two_languages_can_change_places(author, body):
    draft = drafted(author, body)
    other = {"es": Words("Guía", "", "official"), "en": Words("Guide", "Short", "original")}
    assert saved(author, draft, texts=other).title == "Guide"


def test_a_language_without_a_title_is_gone(author, body):
    draft = saved(author, drafted(author, body), texts={**TEXTS, "en": Words("", "left", "unofficial")})
    assert [text.language for text in draft.texts.all()] == ["es"]


def test_of_two_who_save_at_once_the_first_wins(author, body):
    draft = drafted(author, body)
    saved(author, draft)
    refused("changed_meanwhile", saved, by=author, publication=draft)


def test_returned_it_carries_the_comment_and_is_sent_again(author, chair, body):
    sent = submitted(author, body)
    refused(
        "publication_comment_needed",
        return_publication,
        by=chair,
        publication=sent,
        version=sent.version,
        comment=" \u200b",
    )
    back = return_publication(by=chair, publication=sent, version=sent.version, comment="Which year?")
    assert "Which year?" in Message.objects.get(kind="knowledge.publication_returned").text
    again = submit_publication(by=author, publication=back, version=back.version)
    assert (again.state, again.comment) == ("submitted", "")


def test_what_was_sent_is_written_again_only_after_it_is_taken_back(author, body):
    sent = submitted(author, body)
    refused("publication_not_open", saved, by=author, publication=sent)
    sent.refresh_from_db()
    draft = take_back_publication(by=author, publication=sent, version=sent.version)
    assert saved(author, draft).state == "draft"


def test_what_is_published_is_corrected_by_staff_to_whom_it_does_not_belong(author, chair, editor, body):
    made = published(author, chair, body)
    refused("publication_is_ones_own", saved, by=author, publication=made)
    made.refresh_from_db()
    corrected = saved(editor, made, texts={**TEXTS, "es": Words("Guía corregida", "S", "original")})
    assert (corrected.is_published, corrected.title) == (True, "Guía corregida")
    assert Event.objects.filter(verb="knowledge.change_publication", actor_id=editor.user_id).exists()


def test_taken_off_it_can_be_worked_on_again_and_keeps_its_address(author, chair, body):
    made = published(author, chair, body)
    off = unpublish_publication(by=chair, publication=made, version=made.version, reason="An error")
    draft = take_back_publication(by=author, publication=off, version=off.version)
    sent = submit_publication(by=author, publication=draft, version=draft.version)
    assert publish_publication(by=chair, publication=sent, version=sent.version).slug == made.slug


# --- Documents -------------------------------------------------------------------------------------
def test_a_file_is_kept_under_another_name_and_goes_with_its_row(author, body):
    draft = drafted(author, body)
    draft = add_file(by=author, publication=draft, version=draft.version, language="es", file=pdf())
    kept = draft.documents.exclude(stored="").get()
    assert kept.name == "guide.pdf"
    assert "guide" not in kept.stored
    assert stored_of_rows([kept.stored]) == {kept.stored}
    assert default_storage.exists(kept.stored)
    remove_document(by=author, publication=draft, version=draft.version, document=kept.pk)
    assert stored_of_rows([kept.stored]) == set()


def test_a_video_is_linked_and_never_kept(author, body):
    video = drafted(author, body, values={**VALUES, "kind": "video"})
    refused("video_is_linked", add_file, by=author, publication=video, version=video.version, language="es", file=pdf())
    draft = drafted(author, body)
    draft = add_file(by=author, publication=draft, version=draft.version, language="es", file=pdf())
    refused("video_is_linked", saved, by=author, publication=draft, values={**VALUES, "kind": "video"})


@pytest.mark.parametrize(
    "address", ["http://example.org/", "javascript:alert(1)", "//example.org", "ftp://example.org"]
)
def test_an_address_is_https(author, body, address):
    draft = drafted(author, body)
    values = {"language": "es", "address": address}
    refused("address_not_https", add_link, by=author, publication=draft, version=draft.version, **values)


def test_what_is_published_keeps_a_document(author, chair, body):
    made = published(author, chair, body)
    last, version = made.documents.get(), made.version
    refused(
        "publication_needs_a_document", remove_document, by=chair, publication=made, version=version, document=last.pk
    )


def test_whom_a_document_names_is_forgotten_when_it_is_published(author, chair, body):
    draft = drafted(author, body)
    draft.documents.update(authors=["Ana EXAMPLE"])
    sent = submit_publication(by=author, publication=draft, version=draft.version)
    assert sent.documents.get().authors == ["Ana EXAMPLE"]
    assert publish_publication(by=chair, publication=sent, version=sent.version).documents.get().authors == []


def test_an_address_is_kept_as_it_was_given(author, body):
    assert drafted(author, body).documents.get().address == ADDRESS
