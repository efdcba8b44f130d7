from network_portal.common.forms.versions import VersionedForm


class ReviewStepForm(VersionedForm):
    """Nothing but the version that was seen: opening a review, finishing it, confirming one activity."""
