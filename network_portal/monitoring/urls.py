from django.urls import path
from django.views.decorators.http import require_safe

from network_portal.monitoring.views import (
    answer_files,
    answers,
    choices,
    decisions,
    evidence,
    links,
    news,
    nudges,
    round_steps,
    rounds,
    sheet,
    summary,
)
from network_portal.monitoring.views.desks import by_link, signed_in
from network_portal.monitoring.views.drafters import hand_over_page
from network_portal.monitoring.views.owed import owed_page
from network_portal.monitoring.views.paragraphs import paragraph_page

app_name = "monitoring"
DESK = "rounds/<slug:slug>/organisations/<slug:organisation>/"
urlpatterns = [
    path("updates/<str:token>/", by_link(owed_page), name="by_link"),
    path("updates/<str:token>/hand-over/<int:duty>/", by_link(hand_over_page), name="hand_over_by_link"),
    path("updates/<str:token>/paragraph/<int:duty>/", by_link(paragraph_page), name="paragraph_by_link"),
    path("updates/<str:token>/file/", by_link(answer_files.file), name="file_by_link"),
    path("updates/<str:token>/evidence/<int:duty>/", by_link(evidence.evidence_page), name="evidence_by_link"),
    path(
        "updates/<str:token>/evidence/<int:duty>/<int:file>/",
        by_link(require_safe(evidence.evidence_file_by_link)),
        name="evidence_file_by_link",
    ),
    path("updates/<str:token>/not-me/", by_link(links.not_me), name="not_me"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/choices/", choices.choices, name="choices"),
    path("rounds/choices/<slug:organisation>/", choices.choice, name="choice"),
    path("rounds/news/", news.news, name="news"),
    path("rounds/news/accept/", news.accept, name="accept_news"),
    path("rounds/news/<int:subject>/", news.report, name="report_news"),
    path("rounds/news/<int:subject>/evidence/", evidence.news_evidence_page, name="news_evidence"),
    path("rounds/news/updates/<int:update>/return/", news.send_back, name="return_news"),
    path("rounds/<slug:slug>/", rounds.round_, name="round"),
    path("rounds/<slug:slug>/opening/", round_steps.opening, name="opening"),
    path("rounds/<slug:slug>/days/", round_steps.days, name="days"),
    path("rounds/<slug:slug>/reopen/", round_steps.reopen, name="reopen"),
    path("rounds/<slug:slug>/open/", rounds.open_now, name="open"),
    path("rounds/<slug:slug>/close/", rounds.close_now, name="close"),
    path("rounds/<slug:slug>/summary/", summary.summary, name="summary"),
    path("rounds/<slug:slug>/sheet/", sheet.sheet, name="sheet"),
    path("rounds/<slug:slug>/answers.csv", answers.answers_file, name="answers_file"),
    path("rounds/<slug:slug>/nudge/", nudges.write, name="nudge"),
    path("rounds/<slug:slug>/accept/", decisions.accept, name="accept"),
    path("rounds/<slug:slug>/updates/<int:update>/return/", decisions.send_back, name="send_back"),
    path(f"{DESK}", signed_in(owed_page, otherwise=answers.answers), name="owed"),
    path(f"{DESK}paragraph/<int:duty>/", signed_in(paragraph_page), name="paragraph"),
    path(f"{DESK}file/", signed_in(answer_files.file), name="file"),
    path(f"{DESK}evidence/<int:duty>/", signed_in(evidence.evidence_page), name="evidence"),
    path("evidence/<int:file>/", evidence.evidence_file, name="evidence_file"),
    path(f"{DESK}links/", links.links, name="links"),
    path(f"{DESK}hand-over/<int:duty>/", signed_in(hand_over_page), name="hand_over"),
]
