from typing import Any

from django.utils.translation import gettext as _

from network_portal.organisations.forms.relays import RelayForm


class PracticeRelayForm(RelayForm):
    """To those who carried a practice out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consents"].label = _(
            "Pass my name, my e-mail address and my message on to the people of this practice"
        )
