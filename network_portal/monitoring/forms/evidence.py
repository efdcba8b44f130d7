from network_portal.common.forms.files import CleanFileField
from network_portal.common.forms.versions import RefusableForm


class EvidenceForm(RefusableForm):
    file = CleanFileField()
