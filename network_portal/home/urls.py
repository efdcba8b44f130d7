from django.urls import path

from network_portal.home.views import (
    countries,
    country_facts,
    crosswalk,
    dashboard,
    directory,
    feeds,
    home,
    manage,
    objectives,
    page_words,
    pages,
)
from network_portal.organisations.views import relays

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("objectives/", objectives.objectives, name="objectives"),
    path("objectives/crosswalk/", crosswalk.crosswalk, name="crosswalk"),
    path("objectives/crosswalk.csv", crosswalk.crosswalk_file, name="crosswalk_file"),
    path("objectives/<int:number>/", objectives.objective, name="objective"),
    path("objectives/<int:number>/feed.atom", feeds.objective_feed, name="objective_feed"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("countries/<slug:code>/feed.atom", feeds.country_feed, name="country_feed"),
    path("countries/<slug:code>/facts/new/", country_facts.new_fact, name="new_fact"),
    path("countries/<slug:code>/facts/<int:fact>/", country_facts.change_fact, name="change_fact"),
    path("countries/<slug:code>/facts/<int:fact>/withdraw/", country_facts.withdraw_fact, name="withdraw_fact"),
    path("directory/", directory.directory, name="directory"),
    path("directory/<slug:slug>/", directory.organisation, name="organisation"),
    path("directory/<slug:slug>/contact/", relays.contact, name="contact"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("manage/", manage.manage, name="manage"),
    path("manage/pages/", page_words.page_texts, name="page_texts"),
    path("manage/pages/<slug:slug>/<slug:language>/", page_words.edit_page, name="edit_page"),
    path("manage/pages/<slug:slug>/<slug:language>/restore/", page_words.restore_page, name="restore_page"),
    path("pages/<slug:slug>/", pages.page, name="page"),
]
