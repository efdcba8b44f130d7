"""Registering an organisation of one's own: steps that save themselves, what is sent, and what follows."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from mechanism.actions.registration_letters import ask_for_invitation
from mechanism.actions.registrations import (
    begin_registration,
    discard_registration,
    register_organisation,
    said_of,
    save_step,
)
from mechanism.forms.registrations import STEP_FORMS
from mechanism.models import Registration
from mechanism.permissions import can_register
from mechanism.queries.registrations import (
    as_named,
    last_registration,
    open_registration,
    requests_of,
    steps_told,
)
from mechanism.rules.registrations import (
    CO_CHAIRS_TOLD_AFTER,
    REMINDED_AFTER,
    STEPS,
    by_step,
    first_unfinished,
    missing,
    says_something,
)
from mechanism.views.joining import joining_page
from mechanism.words_of_joining import FIELD_WORDS, STEP_NAMES
from network_portal.accounts.limits import refuse_beyond
from network_portal.accounts.queries import last_change
from network_portal.common import clock
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.forms.sections import PREFIX, DraftForm, StepForm
from network_portal.common.languages import current_language, date_in_words, moment_in_words
from network_portal.common.views.sections import compared, following, is_aside, save_form, saved_aside, steps_of
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.likeness import listed_like

CHECK = "check"


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Where a person goes on; who has no account makes one first, and comes back."""
    by = actor_of(request)
    if not by.is_signed_in:
        here = {"next": reverse("mechanism:begin")}
        return redirect(f"{reverse('account_signup')}?{urlencode(here)}")
    permit(by, can_register)
    found = open_registration(by.user_id)
    step = first_unfinished(said_of(found)) if found else next(iter(STEPS))
    return redirect("mechanism:join_step", step) if step else redirect("mechanism:check")


@requires(can_register)
def step(request: HttpRequest, step: str) -> HttpResponse:
    """GET shows; POST saves and goes on, or with `act` 'save' stays; asked for JSON it saves aside."""
    by = actor_of(request)
    if step not in STEP_FORMS:
        raise Http404
    found = open_registration(by.user_id) or _not_begun(by.user_id)
    form = STEP_FORMS[step](request.POST or None, submission=found)
    if request.method == "POST" and _says_nothing(form, step):
        return _nothing_kept(request, found, step)
    if request.method == "POST" and found.pk is None:
        found = begin_registration(by=by)
        form = STEP_FORMS[step](request.POST, submission=found)

    def save() -> None:
        save_step(by=by, registration=found, version=form.cleaned_data["version"], step=step, values=form.values)

    saved = request.method == "POST" and save_form(form, save, found, last_change)
    if is_aside(request):
        return saved_aside(form, found)
    if saved or form.says_the_same:
        messages.success(request, _("Saved. Nothing is sent until you press ‘Send’."))
        return redirect(_next(found, step, request.POST.get("act", "")))
    context = {
        **joining_page(str(STEP_NAMES[step])),
        "step": step,
        "steps": _steps(found, step),
        "form": form,
        "is_kept": found.pk is not None,
        "saved_at": moment_in_words(found.saved_at),
    }
    return render(request, "mechanism/registrations/step.html", context, status=409 if form.in_conflict else 200)


@require_safe
@requires(can_register)
def alike(request: HttpRequest) -> HttpResponse:
    """Of the organisations that chose to be seen, those that may be this one."""
    found = open_registration(actor_of(request).user_id)
    if found is None:
        return redirect("mechanism:begin")
    others = listed_like(as_named(found.values))
    context = {
        **joining_page(_("Is it one of these?")),
        "others": others,
        "name": found.values.get("name", ""),
        "language": found.language,
        "next": reverse("mechanism:join_step", args=[following(list(STEPS), "organisation")]),
    }
    return render(request, "mechanism/registrations/alike.html", context)


@requires(can_register)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks the team of an organisation that is seen for an invitation; no address is shown to who asks."""
    organisation = get_object_or_404(Organisation.objects.listed(), slug=slug)
    if request.method == "POST":
        refuse_beyond(request, {"relay_of_network": "", "relay_of_writer": f"person:{actor_of(request).user_id}"})
        ask_for_invitation(by=actor_of(request), organisation=organisation)
        messages.success(request, _("Your request is on its way. The team writes to you if it wants to invite you."))
        return redirect("home:dashboard")
    page = joining_page(_("Ask the team of %(name)s for an invitation") % {"name": organisation.short_name})
    return render(request, "mechanism/registrations/ask.html", {**page, "organisation": organisation})


@requires(can_register)
def check(request: HttpRequest) -> HttpResponse:
    """Everything before it is sent; `act` sends it or throws it away."""
    by = actor_of(request)
    found = open_registration(by.user_id)
    if found is None:
        return redirect("mechanism:done" if last_registration(by.user_id, among=by.memberships) else "mechanism:begin")
    if request.POST.get("act") == "discard":
        discard_registration(by=by, registration=found)
        messages.success(request, _("What you wrote is gone. Nobody has seen it."))
        return redirect("mechanism:join")
    form = StepForm(request.POST or None, submission=found)

    def send() -> None:
        refuse_beyond(request, {"register": str(by.user_id)})
        register_organisation(by=by, registration=found, version=form.cleaned_data["version"])

    if form.carried_out(send):
        return redirect("mechanism:done")
    in_conflict = compared(found, form)
    if found.done_at:
        return redirect("mechanism:done")
    said = said_of(found)
    lacking = missing(said)
    context = {
        **joining_page(_("Check and send")),
        "steps": _steps(found, CHECK),
        "form": form,
        "submission": found,
        "sections": _sections(said, lacking),
        "lacking": len(lacking),
        "lacking_words": ngettext("%(count)d answer is missing.", "%(count)d answers are missing.", len(lacking))
        % {"count": len(lacking)},
        "written": ("name", "acronym", "networks", "accreditation", "alias"),
        "others": listed_like(as_named(found.values)),
    }
    return render(request, "mechanism/registrations/check.html", context, status=409 if in_conflict else 200)


@require_safe
@requires(can_register)
def done(request: HttpRequest) -> HttpResponse:
    """Who answers and by when, and what happens meanwhile."""
    by = actor_of(request)
    found = last_registration(by.user_id, among=by.memberships)
    organisation = found.organisation if found else _represented(by.acting_for)
    if organisation is None:
        return redirect("mechanism:join")
    day = found.done_at if found and found.done_at else organisation.admission.registered_at
    context = {
        **joining_page(_("Your organisation is registered")),
        "organisation": organisation,
        "requests": requests_of(organisation),
        "reminded_on": date_in_words(clock.day_of(day + REMINDED_AFTER)),
        "told_on": date_in_words(clock.day_of(day + CO_CHAIRS_TOLD_AFTER)),
        "sent_on": date_in_words(clock.day_of(day)),
    }
    return render(request, "mechanism/registrations/done.html", context)


def _represented(organisation_id: int | None) -> Organisation | None:
    """For who confirmed what somebody else had written."""
    confirmed = Organisation.objects.filter(pk=organisation_id or 0, admission__confirmed_at__isnull=False)
    return confirmed.select_related("admission").first()


def _not_begun(person_id: int | None) -> Registration:
    return Registration(person_id=person_id, language=current_language(), version=0)


def _says_nothing(form: DraftForm, step: str) -> bool:
    """Nothing stands in it, and nothing that was kept is taken away. The language is chosen before anybody writes."""
    kept = form.submission
    if not form.is_bound:
        return True
    is_blank = form.is_valid() and not says_something(step, {**form.values, "language": ""})
    return is_blank and not says_something(step, kept.values) and form.values.get("language") in (None, kept.language)


def _nothing_kept(request: HttpRequest, found: Registration, step: str) -> HttpResponse:
    if is_aside(request):
        return JsonResponse({"words": "", "versions": {PREFIX: found.version}, "errors": []})
    messages.info(request, _("Nothing is written in this step, so nothing is saved. You can fill it in later."))
    return redirect(_next(found, step, request.POST.get("act", "")))


def _next(found: Registration, step: str, act: str) -> str:
    if act == "save":
        return reverse("mechanism:join_step", args=[step])
    if step == "organisation" and listed_like(as_named(found.values)):
        return reverse("mechanism:alike")
    name = following(list(STEPS), step)
    return reverse("mechanism:join_step", args=[name]) if name else reverse("mechanism:check")


def _steps(found: Registration, current: str) -> list[dict[str, Any]]:
    names = {**STEP_NAMES, CHECK: _("Check and send")}
    lacking = {**by_step(missing(said_of(found))), CHECK: missing(said_of(found))}
    unsaid = [one for one in STEPS if not says_something(one, found.values)]

    def address(step: str) -> str:
        return reverse("mechanism:check") if step == CHECK else reverse("mechanism:join_step", args=[step])

    told = steps_of(names, current, lacking, address, unsaid=unsaid)
    if current != CHECK:
        told[-1]["state"] = "todo"  # sent it is done
    return told


def _sections(said: dict[str, Any], lacking: tuple[str, ...]) -> list[dict[str, Any]]:
    absent = by_step(lacking)
    return [
        {
            "name": STEP_NAMES[step],
            "url": reverse("mechanism:join_step", args=[step]),
            "facts": facts,
            "missing": ", ".join(str(FIELD_WORDS[name]) for name in absent[step]),
        }
        for step, facts in steps_told(said)
    ]
