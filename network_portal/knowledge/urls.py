from django.urls import path

from network_portal.knowledge.views import feeds, practices, reviews, submissions

app_name = "knowledge"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("feed.atom", feeds.practices_feed, name="feed"),
    path("submit/", submissions.submit, name="submit"),
    path("review/", reviews.reviews, name="reviews"),
    path("review/<int:submission>/", reviews.review, name="review"),
    path("submissions/<int:submission>/", submissions.submission, name="submission"),
    path("submissions/<int:submission>/<slug:section>/", submissions.section, name="section"),
    path("<slug:slug>/", practices.practice, name="practice"),
    path("<slug:slug>/change/", submissions.change, name="change"),
    path("<slug:slug>/unpublish/", reviews.unpublish, name="unpublish"),
]
