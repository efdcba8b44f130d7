from network_portal.common import registry
from network_portal.common.files import clean_file
from pledges.actions.attachments import attach_file
from pledges.actions.reviews import return_pledge
from pledges.actions.submissions import submit_pledge
from pledges.models import PledgeFile, PledgeImport, Submission
from tests import sent_files


def test_a_person_reads_all_that_is_held_of_them_and_erased_nothing_is(author, chair, complete):
    file = clean_file(sent_files.pdf("Ana EXAMPLE"), "EXAMPLE.pdf")
    attach_file(by=author, submission=complete, version=complete.version, file=file)
    found = Submission.objects.get()
    sent = submit_pledge(by=author, submission=found, version=found.version)
    return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: which month?")
    PledgeImport.objects.create(file_name="x.csv", language="en", uploaded_by_id=chair.user_id)
    PledgeImport.objects.create(file_name="y.csv", language="en", confirmed_by_id=chair.user_id)
    held = registry.personal_data["pledges"]
    told = held.export(author.user_id)
    assert told["submissions"][0]["values"]["title"] == "EXAMPLE: information for migrant workers"
    assert [(one["name"], one["authors"]) for one in told["attachments"]] == [("EXAMPLE.pdf", ["Ana EXAMPLE"])]
    assert "stored" not in str(told) and len(told["submissions_written_in"]) == 1
    assert held.export(chair.user_id)["decisions"][0]["comment"] == "EXAMPLE: which month?"
    assert held.export(chair.user_id)["imports_of_pledges"][0]["file_name"] == "x.csv"
    assert [one["file_name"] for one in held.export(chair.user_id)["imports_of_pledges_confirmed"]] == ["y.csv"]
    for person in (author.user_id, chair.user_id):
        held.erase(person)
        assert not any(held.export(person).values())
    assert not PledgeImport.objects.exclude(uploaded_by=None, confirmed_by=None).exists()
    assert Submission.objects.get().comment and PledgeFile.objects.get().authors == []
