"""What everybody reads before joining, and the form to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.forms.registrations import WholeForm
from mechanism.rules.registrations import OF_THE_ACCOUNT, REQUIRED
from mechanism.views.mechanism import VOICE
from mechanism.words import BRINGS
from mechanism.words_of_joining import FIELD_WORDS, SEEN, STEP_NAMES
from network_portal.common.middleware.public_pages import public_page


@public_page
def join(request: HttpRequest) -> HttpResponse:
    context = {
        **joining_page(_("Join the Mechanism")),
        "seen": SEEN,
        "brings": BRINGS,
        "asked": [FIELD_WORDS[name] for name in REQUIRED],
        "many": len(OF_THE_ACCOUNT) + len(REQUIRED),
        "steps": list(STEP_NAMES.values()),
    }
    return render(request, "mechanism/registrations/join.html", context)


@public_page
def blank_form(request: HttpRequest) -> HttpResponse:
    """Filled in by hand or on the telephone, and written down here by somebody of a table or a co-chair."""
    form = WholeForm(auto_id="blank_%s")
    context = {**joining_page(_("Form to join the Mechanism")), "rows": [_blank(field) for field in form]}
    return render(request, "mechanism/registrations/blank_form.html", context)


def joining_page(title: str, *, under_join: bool = True) -> dict[str, Any]:
    crumbs = [(_("Mechanism"), reverse("mechanism:mechanism"))]
    join_title = _("Join the Mechanism")
    if title != join_title and under_join:
        crumbs.append((join_title, reverse("mechanism:join")))
    return {"page_title": title, "breadcrumb": [*crumbs, (title, "")], "voice": VOICE}


def _blank(field: Any) -> dict[str, Any]:
    """A line to write on, or what may be ticked; a country is written."""
    boxes = getattr(field.field, "choices", ()) if field.name != "where" else ()
    return {
        "label": field.label,
        "help": field.help_text,
        "choices": [words for code, words in boxes if code != ""],
        "is_needed": field.field.required,
    }
