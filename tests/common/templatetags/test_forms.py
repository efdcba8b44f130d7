from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from network_portal.common.forms.plain import PlainForm
from tests.common.templatetags.rendering import rendered


class Note(forms.Form):
    title = forms.CharField(label="Title", help_text="One sentence.")
    state = forms.ChoiceField(label="State", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    month = forms.CharField(label="Month", required=False)
    agreed = forms.BooleanField(label="Agreed")

    def clean(self) -> dict[str, Any]:
        self.add_error(None, "The plan is closed.")
        return self.cleaned_data


def test_a_field_ties_its_help_and_its_error_to_its_box() -> None:
    shown = rendered("{% field form.title %}", form=Note({}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert shown.index('id="id_title_helptext"') < shown.index('id="id_title_error"') < shown.index("<input")


def test_a_group_of_choices_is_named_by_a_legend_and_keeps_its_error() -> None:
    shown = rendered("{% field form.state %}", form=Note({}))
    assert "<legend>State" in shown
    assert 'aria-describedby="id_state_error"' in shown


def test_only_optional_fields_say_so() -> None:
    assert "(optional)" in rendered("{% field form.month %}", form=Note())
    assert "(optional)" not in rendered("{% field form.title %}", form=Note())


def test_the_error_summary_leads_to_each_field_and_takes_focus() -> None:
    shown = rendered("{% error_summary form %}", form=Note({}))
    assert 'tabindex="-1" autofocus' in shown
    assert '<a href="#id_title">Title: ' in shown
    assert '<a href="#id_state_0">State: ' in shown
    assert "<li>The plan is closed.</li>" in shown


def test_a_sentence_that_names_its_field_stands_without_the_label() -> None:
    class Plain(PlainForm):
        title = forms.CharField(label="Title")

    shown = rendered("{% error_summary form %}", form=Plain({}))
    assert '<a href="#id_title">“Title” is empty. Fill it in.</a>' in shown


def test_only_who_gave_a_file_or_a_password_reads_that_these_are_given_again() -> None:
    class WithFile(Note):
        file = forms.FileField(label="File", required=False)

    class WithPassword(Note):
        password = forms.CharField(label="Password", widget=forms.PasswordInput)

    def told(form: forms.Form) -> bool:
        return "passwords and files" in rendered("{% error_summary form %}", form=form)

    assert not told(Note({})) and not told(WithFile({}))
    assert told(WithFile({}, {"file": SimpleUploadedFile("minutes.pdf", b"EXAMPLE")})) and told(WithPassword({}))


def test_a_form_without_errors_has_no_summary() -> None:
    assert rendered("{% error_summary form %}", form=Note()).strip() == ""


def test_the_conflict_view_marks_only_what_differs() -> None:
    rows = [{"label": "A", "yours": "1", "theirs": "2"}, {"label": "B", "yours": "1", "theirs": "1"}]
    assert rendered("{% conflict_view rows %}", rows=rows).count('class="differs"') == 1
