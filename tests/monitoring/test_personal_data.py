from network_portal.common import registry
from network_portal.common.files import clean_file
from network_portal.monitoring.actions.decisions import return_update
from network_portal.monitoring.actions.drafters import hand_over
from network_portal.monitoring.actions.evidence import attach_evidence
from network_portal.monitoring.actions.paragraphs import add_paragraph
from network_portal.monitoring.actions.updates import submit_update
from network_portal.monitoring.models import CopiedLead, Duty
from network_portal.monitoring.rules.updates import Answer
from network_portal.organisations.models import TeamMember
from tests import sent_files
from tests.factories import actor_with, make_user

ANSWER = Answer(status="delayed", done="EXAMPLE: done", evidence="https://example.org/", in_the_way="EXAMPLE: way")


def test_a_person_reads_all_that_is_held_of_them_and_erased_nothing_is(round_, unicef, iom, ana, duties):
    luz, eva = make_user(), make_user()
    TeamMember.objects.create(organisation=unicef, user=luz, role="member")
    by = actor_with(user=ana, memberships={unicef.pk: "focal_point"})
    mine, handed = duties
    theirs = Duty.objects.get(organisation=iom)
    update = submit_update(by=by, duty=mine, version=0, answer=ANSWER, language="es")
    attach_evidence(by=by, duty=mine, file=clean_file(sent_files.pdf("Ana EXAMPLE"), "EXAMPLE.pdf"), language="es")
    return_update(by=actor_with("co_chair", user=eva), update=update, version=2, comment="EXAMPLE: which month?")
    CopiedLead.objects.create(duty=theirs, organisation=unicef)
    add_paragraph(by=by, duty=theirs, organisation_id=unicef.pk, version=0, words="EXAMPLE: ours", language="es")
    hand_over(by=by, duty=handed, colleague_id=luz.pk, seen_id=None)
    held = registry.personal_data["monitoring"]
    told = held.export(ana.pk)
    assert told["updates"][0] | {"done": "EXAMPLE: done", "in_the_way": "EXAMPLE: way"} == told["updates"][0]
    assert [(file["name"], file["authors"]) for file in told["evidence_files"]] == [("EXAMPLE.pdf", ["Ana EXAMPLE"])]
    assert told["paragraphs"][0]["words"] == "EXAMPLE: ours"
    assert told["mailed_links"] and "token" not in str(told["mailed_links"])
    assert held.export(eva.pk)["decisions"][0]["comment"] == "EXAMPLE: which month?"
    assert held.export(luz.pk)["drafts_handed_to_you"][0]["subject"] == handed.subject_id
    for person in (ana, luz, eva):
        assert any(held.export(person.pk).values())
        held.erase(person.pk)
        assert not any(held.export(person.pk).values())
