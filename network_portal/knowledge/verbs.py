from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs


def _public(sentence: object, told: object) -> Verb:
    return Verb(sentence, changes_public_pages=True, told_in_public=told)


DECLARED = {
    "knowledge.answer_call": Verb(_("%(actor)s said which call a practice answers: %(target)s.")),
    "knowledge.begin_call": Verb(_("The call for practices %(target)s began."), changes_public_pages=True),
    "knowledge.change_call": Verb(_("%(actor)s changed the call for practices %(target)s."), changes_public_pages=True),
    "knowledge.change_practice": _public(
        _("%(actor)s published a change of the practice %(target)s."), _("This practice was changed.")
    ),
    "knowledge.decline_copy": Verb(_("%(actor)s declined to show a copy of a practice: %(target)s.")),
    "knowledge.load_practices": _public(
        _("%(actor)s loaded the practice %(target)s of a public source."),
        _("This practice was recorded from public sources."),
    ),
    "knowledge.mark_in_hub": _public(
        _("%(actor)s noted what became of the practice %(target)s in the global Hub."),
        _("It was noted what became of this practice in the global Hub."),
    ),
    "knowledge.open_call": Verb(_("%(actor)s opened the call for practices %(target)s."), changes_public_pages=True),
    "knowledge.publish_copy": Verb(
        _("%(actor)s published a copy of a practice: %(target)s."), changes_public_pages=True
    ),
    "knowledge.publish_practice": _public(
        _("%(actor)s published the practice %(target)s."), _("This practice was published.")
    ),
    "knowledge.relay_letter": Verb(_("%(actor)s wrote to the people of the practice %(target)s.")),
    "knowledge.return_practice": Verb(_("%(actor)s returned a practice: %(target)s.")),
    "knowledge.review_practice": Verb(_("%(actor)s reviewed a practice: %(target)s.")),
    "knowledge.save_section": Verb(_("%(actor)s saved a practice: %(target)s.")),
    "knowledge.start_change": Verb(_("%(actor)s began to change a practice: %(target)s.")),
    "knowledge.start_practice": Verb(_("%(actor)s began to write a practice: %(target)s.")),
    "knowledge.submit_practice": Verb(_("%(actor)s submitted a practice: %(target)s.")),
    "knowledge.take_off_call": Verb(
        _("%(actor)s took the call for practices %(target)s off the public pages."), changes_public_pages=True
    ),
    "knowledge.take_back": Verb(_("%(actor)s took back a practice to go on writing: %(target)s.")),
    "knowledge.tell_copy": Verb(_("%(actor)s told of a copy of a practice: %(target)s.")),
    "knowledge.unpublish_practice": Verb(
        _("%(actor)s took the practice %(target)s off the public pages."), changes_public_pages=True
    ),
    "knowledge.withdraw_copy": Verb(
        _("%(actor)s withdrew a copy of a practice: %(target)s."), changes_public_pages=True
    ),
    "knowledge.withdraw_practice": Verb(_("%(actor)s withdrew a practice that was not published: %(target)s.")),
    "knowledge.answer_clearance": Verb(_("%(actor)s answered the clearance of %(target)s.")),
    "knowledge.change_publication": _public(
        _("%(actor)s corrected the publication %(target)s."), _("This publication was corrected.")
    ),
    "knowledge.close_clearance": Verb(_("The clearance of %(target)s ended at its deadline.")),
    "knowledge.extend_clearance": Verb(_("%(actor)s extended the clearance of %(target)s.")),
    "knowledge.open_clearance": Verb(_("%(actor)s sent %(target)s to the members for clearance.")),
    "knowledge.publish_publication": _public(
        _("%(actor)s published the publication %(target)s."), _("This publication was published.")
    ),
    "knowledge.return_publication": Verb(_("%(actor)s returned a publication: %(target)s.")),
    "knowledge.save_publication": Verb(_("%(actor)s saved a publication: %(target)s.")),
    "knowledge.start_publication": Verb(_("%(actor)s began to write a publication: %(target)s.")),
    "knowledge.submit_publication": Verb(_("%(actor)s sent a publication to be published: %(target)s.")),
    "knowledge.take_back_publication": Verb(_("%(actor)s took back a publication to go on writing: %(target)s.")),
    "knowledge.unpublish_publication": Verb(
        _("%(actor)s took the publication %(target)s off the public pages."), changes_public_pages=True
    ),
    "knowledge.withdraw_clearance": Verb(_("%(actor)s withdrew the clearance of %(target)s.")),
    "knowledge.withdraw_publication": Verb(_("%(actor)s withdrew a publication: %(target)s.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
