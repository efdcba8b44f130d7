from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language, translated_text
from network_portal.common.numbers import whole_number
from network_portal.taxonomy.actions.country_facts import (
    add_country_fact,
    change_country_fact,
    withdraw_country_fact,
)
from network_portal.taxonomy.forms import ChangedFactForm, FactForm, NewFactForm, saved_fact
from network_portal.taxonomy.models import Country, CountryFact
from network_portal.taxonomy.permissions import can_edit_country_files


@requires(can_edit_country_files)
def new_fact(request: HttpRequest, code: str) -> HttpResponse:
    country, by = get_object_or_404(Country, iso2=code), actor_of(request)
    form = NewFactForm(request.POST or None, initial={"version": 0, "kind": request.GET.get("kind"), **_language()})
    if form.carried_out(
        lambda: add_country_fact(by=by, country=country, kind=form.cleaned_data["kind"], values=form.values)
    ):
        messages.success(request, _("The fact stands in the file of the country."))
        return redirect(_place(country))
    return _page(request, country, form, _("A new fact"), None)


@requires(can_edit_country_files)
def change_fact(request: HttpRequest, code: str, fact: int) -> HttpResponse:
    shown, by = _found(code, fact), actor_of(request)
    form = ChangedFactForm(request.POST or None, fact=shown)
    saved = form.carried_out(
        lambda: change_country_fact(by=by, fact=shown, version=form.cleaned_data["version"], values=form.values)
    )
    if form.in_conflict:
        shown = _found(code, fact)
        form.compare(shown.version, saved_fact(shown), **last_change(shown))
    if saved or form.says_the_same:
        messages.success(request, _("The fact is saved."))
        return redirect(_place(shown.country))
    return _page(request, shown.country, form, str(shown.get_kind_display()), shown)


@requires(can_edit_country_files)
@require_POST
def withdraw_fact(request: HttpRequest, code: str, fact: int) -> HttpResponse:
    shown = _found(code, fact)
    version = whole_number(request.POST.get("version", "")) or 0
    try:
        withdraw_country_fact(by=actor_of(request), fact=shown, version=version)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("home:change_fact", code, fact)
    messages.success(request, _("The fact stands on no page any more."))
    return redirect(_place(shown.country))


def _found(code: str, fact: int) -> CountryFact:
    standing = CountryFact.objects.standing().select_related("country")
    return get_object_or_404(standing, pk=fact, country__iso2=code)


def _place(country: Country) -> str:
    return reverse("home:country", args=[country.iso2]) + "#facts"


def _language() -> dict[str, str]:
    return {"language": current_language()}


def _page(request: HttpRequest, country: Country, form: FactForm, title: str, fact: CountryFact | None) -> HttpResponse:
    name = translated_text(country, "name", current_language())[0]
    countries = (_("Countries"), reverse("home:countries"))
    context = {
        "page_title": _("%(country)s: %(fact)s") % {"country": name, "fact": title},
        "breadcrumb": [countries, (name, reverse("home:country", args=[country.iso2])), (title, "")],
        "country_url": _place(country),
        "fact": fact,
        "withdraw_url": reverse("home:withdraw_fact", args=[country.iso2, fact.pk]) if fact else "",
        "form": form,
    }
    return render(request, "home/countries/fact.html", context, status=409 if form.in_conflict else 200)
