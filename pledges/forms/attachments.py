from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.files import CleanFileField
from network_portal.common.forms.sections import StepForm
from pledges.queries.field_words import FIELD_WORDS


class AttachmentForm(StepForm):
    file = CleanFileField(label=FIELD_WORDS["attachment"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.fields["file"].help_text
        public = _(
            "Everybody can open it once the pledge is published; until then only your organisation and the co-chairs."
        )
        self.fields["file"].help_text = f"{public} {own}"
