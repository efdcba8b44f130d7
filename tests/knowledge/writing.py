from network_portal.knowledge.actions.submissions import save_section
from network_portal.knowledge.rules.reviews import Criterion
from network_portal.knowledge.rules.sections import SECTIONS

YES = {one.value: "yes" for one in Criterion}


def written(by, submission, values):
    """Every section saved."""
    for section in SECTIONS:
        submission = save_section(
            by=by, submission=submission, version=submission.version, section=section, values=values
        )
    return submission
