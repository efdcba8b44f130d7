from django.urls import path

from network_portal.home.views import countries, dashboard, feeds, home, manage, objectives, page_words, pages

app_name = "home"
urlpatterns = [
    path("", home.home, name="home"),
    path("objectives/", objectives.objectives, name="objectives"),
    path("objectives/<int:number>/", objectives.objective, name="objective"),
    path("objectives/<int:number>/feed.atom", feeds.objective_feed, name="objective_feed"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("countries/<slug:code>/feed.atom", feeds.country_feed, name="country_feed"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("manage/", manage.manage, name="manage"),
    path("manage/pages/", page_words.page_texts, name="page_texts"),
    path("manage/pages/<slug:slug>/<slug:language>/", page_words.edit_page, name="edit_page"),
    path("manage/pages/<slug:slug>/<slug:language>/restore/", page_words.restore_page, name="restore_page"),
    path("pages/<slug:slug>/", pages.page, name="page"),
]
