from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.common.registry import Verb, verbs


def _public(sentence: object, told: object) -> Verb:
    return Verb(sentence, changes_public_pages=True, told_in_public=told)


DECLARED = {
    "pledges.apply_update": _public(
        _("An update of %(target)s was accepted."), _("An update of %(target)s was accepted.")
    ),
    "pledges.attach_file": Verb(_("%(actor)s put a file beside a pledge: %(target)s.")),
    "pledges.carry_by_activity": _public(
        _("%(actor)s chose the activity that carries %(target)s."),
        _("The activity that carries %(target)s was chosen."),
    ),
    "pledges.change_pledge": _public(
        _("%(actor)s published a change of %(target)s."), pgettext_lazy("pledge", "%(target)s was changed.")
    ),
    "pledges.mark_reported_globally": Verb(_("%(actor)s reported %(target)s to the global Network.")),
    "pledges.publish_pledge": _public(_("%(actor)s published %(target)s."), _("%(target)s was published.")),
    "pledges.remove_file": Verb(_("%(actor)s removed the file beside a pledge: %(target)s.")),
    "pledges.return_pledge": Verb(_("%(actor)s returned a pledge: %(target)s.")),
    "pledges.save_section": Verb(_("%(actor)s saved a pledge: %(target)s.")),
    "pledges.show_held_stages": Verb(
        _("The stage of %(target)s became public with that of its activity."), changes_public_pages=True
    ),
    "pledges.start_change": Verb(_("%(actor)s began to change a pledge: %(target)s.")),
    "pledges.start_submission": Verb(_("%(actor)s began to write a pledge: %(target)s.")),
    "pledges.submit_pledge": Verb(_("%(actor)s submitted a pledge: %(target)s.")),
    "pledges.take_back": Verb(_("%(actor)s took back a pledge to go on writing: %(target)s.")),
    "pledges.withdraw_submission": Verb(_("%(actor)s withdrew a pledge that was not published: %(target)s.")),
}
IMPORTING = {
    "pledges.receive_file": Verb(_("%(actor)s uploaded %(target)s, a file of pledges.")),
    "pledges.confirm_import": Verb(_("%(actor)s confirmed the import of %(target)s.")),
    "pledges.export_registry": Verb(_("%(actor)s took the whole registry out as %(target)s.")),
    "pledges.refuse_import": Verb(_("The import of %(target)s was refused.")),
    "pledges.leave_import": Verb(_("%(actor)s left the import of %(target)s.")),
    "pledges.import_pledges": Verb(_("%(actor)s imported the pledges of %(target)s."), changes_public_pages=True),
    "pledges.import_pledge": Verb(
        _("%(actor)s imported %(target)s from a file."),
        changes_public_pages=True,
        told_in_public=_("%(target)s was taken into the registry from a file."),
    ),
    "pledges.change_by_import": Verb(
        _("%(actor)s changed %(target)s by a file."),
        changes_public_pages=True,
        told_in_public=pgettext_lazy("pledge", "%(target)s was changed."),
    ),
}


def register() -> None:
    for name, verb in (DECLARED | IMPORTING).items():
        verbs.register(name, verb)
