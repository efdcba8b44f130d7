from django.urls import path

from network_portal.knowledge.views import feeds, publication_drafts, publication_steps, publications

app_name = "publications"
urlpatterns = [
    path("", publications.publications, name="publications"),
    path("feed.atom", feeds.publications_feed, name="feed"),
    path("new/", publication_drafts.new, name="new"),
    path("desk/", publication_steps.desk, name="desk"),
    path("drafts/<int:publication>/", publication_drafts.draft, name="draft"),
    path("drafts/<int:publication>/edit/", publication_drafts.edit, name="edit"),
    path("drafts/<int:publication>/documents/", publication_drafts.documents, name="documents"),
    path("drafts/<int:publication>/decision/", publication_steps.decision, name="decision"),
    path("files/<int:file>/", publications.file, name="file"),
    path("<slug:slug>/", publications.publication, name="publication"),
    path("<slug:slug>/unpublish/", publication_steps.unpublish, name="unpublish"),
]
