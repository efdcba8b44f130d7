from network_portal.monitoring.forms.updates import ANSWERS, UpdateForm
from network_portal.monitoring.rules.updates import Answer


class NewsForm(UpdateForm):
    """The same answer outside a round, where 'nothing new' says nothing."""

    nothing_new = None  # type: ignore[assignment]

    @property
    def answer(self) -> Answer:
        return Answer(**{name: self.cleaned_data[name] for name in ANSWERS if name != "nothing_new"})
