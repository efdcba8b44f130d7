from uuid import uuid4

import pytest
from django.core.files.storage import default_storage

from network_portal.audit.models import Event
from network_portal.bodies.actions.paper_comments import comment_on_paper
from network_portal.bodies.actions.paper_documents import add_paper_file, add_paper_link, remove_paper_document
from network_portal.bodies.actions.papers import add_paper, change_paper, remove_paper
from network_portal.bodies.models import Paper
from network_portal.bodies.queries.papers import document_told, newest_documents, stored_of_rows
from network_portal.common import registry
from network_portal.common.errors import DomainError
from network_portal.common.files import clean_file
from network_portal.common.renaming import Renaming
from tests import sent_files
from tests.factories import make_organisation, make_paper, make_table
from tests.mechanism.seated import acting, make_mandate

pytestmark = pytest.mark.django_db
VALUES = {"title": "Plan", "summary": "", "language": "en", "audience": "members"}


@pytest.fixture
def table():
    return make_table(2)


@pytest.fixture
def by(table):
    return acting(make_mandate(table).person)


def file(author=""):
    return clean_file(sent_files.pdf(author), "plan.pdf")


def test_pressed_twice_there_is_one_paper(table, by):
    key = uuid4()
    first = add_paper(by=by, body=table, key=key, values=VALUES)
    assert add_paper(by=by, body=table, key=key, values=VALUES) == first
    assert Paper.objects.count() == 1


def test_versions_follow_each_other_in_each_language(table, by):
    paper = make_paper(table)
    for version, language in enumerate(("en", "en", "es"), 1):
        add_paper_file(by=by, paper=paper, version=version, language=language, file=file())
    shown = newest_documents(Paper.objects.get(pk=paper.pk))
    assert [(one.language, one.edition) for one in shown] == [("en", 2), ("es", 1)]


def test_a_file_goes_with_its_row(table, by, django_capture_on_commit_callbacks):
    paper = make_paper(table)
    kept = add_paper_file(by=by, paper=paper, version=1, language="en", file=file())
    assert stored_of_rows([kept.stored, "other"]) == {kept.stored}
    with django_capture_on_commit_callbacks(execute=True):
        remove_paper_document(by=by, paper=paper, version=2, document=kept.pk)
    assert not default_storage.exists(kept.stored)


def test_an_address_is_of_https(table, by):
    with pytest.raises(DomainError) as refused:
        add_paper_link(by=by, paper=make_paper(table), version=1, language="en", address="http://example.org")
    assert refused.value.code == "address_not_https"


def test_whom_a_file_names_is_told_to_who_added_it_until_everybody_reads_it(table, by):
    paper = make_paper(table)
    kept = add_paper_file(by=by, paper=paper, version=1, language="en", file=file("Ana Private"))
    assert document_told(paper, kept, reader=by.user_id)["authors"] == "Ana Private"
    assert not document_told(paper, kept, reader=0)["authors"] and not document_told(paper, kept)["authors"]
    change_paper(by=by, paper=paper, version=2, values={**VALUES, "audience": "public"})
    kept.refresh_from_db()
    assert kept.authors == []


def test_the_loser_of_a_race_changes_nothing(table, by):
    paper = change_paper(by=by, paper=make_paper(table), version=1, values={**VALUES, "title": "Mine"})
    with pytest.raises(DomainError):
        change_paper(by=by, paper=paper, version=1, values={**VALUES, "title": "Theirs"})
    assert Paper.objects.get().title == "Mine"


def test_public_pages_follow_what_is_done_to_papers(table, by):
    paper = make_paper(table)
    change_paper(by=by, paper=paper, version=1, values={**VALUES, "audience": "public"})
    remove_paper(by=by, paper=paper, version=2)
    done = Event.objects.filter(target_type="bodies.paper").values_list("verb", flat=True)
    assert all(registry.verbs[one].changes_public_pages for one in done) and len(done) == 2
    assert not Paper.objects.exists()


def test_a_name_that_became_protected_is_said_otherwise(table, by):
    organisation = make_organisation("zq", name_en="Zqname House")
    paper = make_paper(table, title="Plan of Zqname House")
    comment_on_paper(by=by, paper=paper, key=uuid4(), organisation=organisation, text="We, Zqname House, agree.")
    registry.forgotten_names["bodies.papers"](organisation.pk, Renaming(("Zqname House",), (), "Alias"))
    paper.refresh_from_db()
    assert (paper.title, paper.comments.get().text) == ("Plan of Alias", "We, Alias, agree.")
