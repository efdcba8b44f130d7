from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.common.languages import language_name
from network_portal.organisations.models import Organisation
from workplan.actions import news_requests
from workplan.forms.news_requests import NewsRequestForm
from workplan.models import Activity
from workplan.permissions import can_ask_for_news
from workplan.queries.news_requests import focal_points_of, may_be_asked, times_asked
from workplan.views.places import activity_crumbs, activity_of_form, back_words, confirm, way_back


@requires(can_ask_for_news)
def ask_for_news(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Choose and write, then see the mails (`act` is 'preview'), then send them (`act` is 'send')."""
    activity = activity_of_form(request, plan, code)
    news_requests.check_askable(activity)
    askable = may_be_asked(activity)
    people = focal_points_of(askable)
    by, act = actor_of(request), request.POST.get("act", "")
    form = NewsRequestForm(request.POST or None, askable=askable, people=people)
    if act == "send" and form.carried_out(
        lambda: news_requests.ask_for_news(by=by, activity=activity, **form.cleaned_data)
    ):
        return _asked(request, activity, form.cleaned_data["organisation"].short_name)
    context = {
        "page_title": _("Ask for news of %(code)s") % {"code": activity.code},
        "breadcrumb": activity_crumbs(activity, (_("Ask for news"), "")),
        "activity": activity,
        "form": form,
        "back": way_back(request, activity),
        "back_words": back_words(request),
    }
    if act == "preview" and form.is_valid():
        return render(request, "workplan/news_requests/preview.html", context | _preview(activity, form, by))
    return render(request, "workplan/news_requests/ask_for_news.html", context | _choice(activity, askable, people))


def _preview(activity: Activity, form: NewsRequestForm, by: Any) -> dict[str, Any]:
    organisation, words = form.cleaned_data["organisation"], form.cleaned_data["words"]
    mails = news_requests.preview(by=by, activity=activity, organisation=organisation, words=words)
    return {
        "organisation": organisation,
        "words": words,
        "mails": [mail | {"language_name": language_name(mail["language"])} for mail in mails],
        "asked_before": times_asked(activity, organisation),
        "invite_url": reverse("organisations:team", args=[organisation.slug]),
    }


def _choice(activity: Activity, askable: list[Organisation], people: Counter[int]) -> dict[str, Any]:
    silent = [one for one in askable if not people.get(one.pk)]
    return {
        "askable": askable,
        "nobody_tone": "warning" if len(silent) == len(askable) else "info",
        "nobody": [{"name": one.short_name, "url": reverse("organisations:team", args=[one.slug])} for one in silent],
        "earlier": activity.news_requests.select_related("organisation", "asked_by")[:5],
    }


def _asked(request: HttpRequest, activity: Activity, name: str) -> HttpResponse:
    sentence = _("%(organisation)s was asked for news of %(code)s.")
    confirm(request, activity, sentence % {"organisation": name, "code": activity.code})
    return redirect(way_back(request, activity))
