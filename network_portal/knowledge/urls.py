from django.urls import path

from network_portal.knowledge.views import calls, copies, feeds, hub, months, practices, relays, reviews, submissions

app_name = "knowledge"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("feed.atom", feeds.practices_feed, name="feed"),
    path("submit/", submissions.submit, name="submit"),
    path("months/<slug:month>/", months.month, name="month"),
    path("calls/", calls.calls, name="calls"),
    path("calls/new/", calls.new, name="new_call"),
    path("calls/<slug:slug>/", calls.call, name="call"),
    path("calls/<slug:slug>/change/", calls.change, name="change_call"),
    path("calls/<slug:slug>/take-off/", calls.take_off, name="take_off_call"),
    path("copies/", copies.copies, name="copies"),
    path("copies/<int:copy>/", copies.copy, name="copy"),
    path("review/", reviews.reviews, name="reviews"),
    path("review/<int:submission>/", reviews.review, name="review"),
    path("submissions/<int:submission>/", submissions.submission, name="submission"),
    path("submissions/<int:submission>/<slug:section>/", submissions.section, name="section"),
    path("<slug:slug>/", practices.practice, name="practice"),
    path("<slug:slug>/practice.docx", practices.word_file, name="word_file"),
    path("<slug:slug>/change/", submissions.change, name="change"),
    path("<slug:slug>/contact/", relays.contact, name="contact"),
    path("<slug:slug>/copied/", copies.copied, name="copied"),
    path("<slug:slug>/hub/", hub.hub, name="hub"),
    path("<slug:slug>/unpublish/", reviews.unpublish, name="unpublish"),
]
