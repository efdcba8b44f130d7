from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network_portal.bodies.actions.minutes import MinutesValues, with_marks
from network_portal.bodies.models import Meeting, Minutes
from network_portal.bodies.queries.meeting_words import meeting_in_words
from network_portal.bodies.queries.meetings import later_meetings
from network_portal.bodies.queries.minutes import may_be_named
from network_portal.common.forms.sections import LongText, StepForm
from network_portal.common.forms.versions import VersionedForm

LONGEST = 40_000


class MinutesForm(VersionedForm):
    """What `actions.minutes.write_minutes` needs. Decisions are lines: one each."""

    words = LongText(
        label=_("Minutes"), rows=14, max_length=LONGEST, help_text=_("Those who sit in the body read them.")
    )
    decisions = LongText(label=_("Decisions"), rows=5, max_length=10_000, help_text=_("One decision a line."))
    language = forms.ChoiceField(label=pgettext_lazy("minutes", "Written in"), choices=settings.LANGUAGES)
    public_words = LongText(
        label=_("Public version"),
        rows=8,
        max_length=LONGEST,
        help_text=_(
            "A text of its own, without names of people. Nobody reads it before you publish it. A mark such as [[12]] "
            "stands for an organisation and is shown as its name for as long as it wishes to be seen."
        ),
    )

    def __init__(self, *args: Any, meeting: Meeting, minutes: Minutes | None, **kwargs: Any) -> None:
        initial = saved_minutes(minutes) | {"version": minutes.version} if minutes else {"version": 0}
        super().__init__(*args, **{"initial": {"language": meeting.language} | initial} | kwargs)
        self.fields["words"].required = True
        named = may_be_named(meeting)
        if named:
            self.fields["named"] = forms.TypedMultipleChoiceField(
                label=_("Name at the end of the public version"),
                choices=[(one.pk, f"{one.name} [[{one.pk}]]") for one in named],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Those who took part and chose to be seen. The marks can be moved within the text."),
            )

    def values(self) -> MinutesValues:
        said = self.cleaned_data
        return MinutesValues(
            words=said["words"],
            language=said["language"],
            decisions=tuple(line.strip() for line in said["decisions"].splitlines() if line.strip()),
            public_words=with_marks(said["public_words"], said.get("named", [])),
        )


class ApproveForm(StepForm):
    """At which later meeting the body approved its minutes."""

    def __init__(self, *args: Any, submission: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, submission=submission, **kwargs)
        self.later = {one.pk: one for one in later_meetings(submission.meeting)}
        self.fields["meeting"] = forms.TypedChoiceField(
            label=_("Approved at"),
            choices=[(pk, meeting_in_words(one)) for pk, one in self.later.items()],
            coerce=int,
        )


def saved_minutes(minutes: Minutes) -> dict[str, Any]:
    """As kept, named and typed as `cleaned_data` of MinutesForm."""
    decided = "\n".join(one.words for one in minutes.decisions.all())
    kept = {name: getattr(minutes, name) for name in ("words", "language", "public_words")}
    return kept | {"decisions": decided}
