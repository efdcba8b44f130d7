from django.urls import path

from network_portal.bodies.views import announcements, history, paper_documents, papers, rooms

app_name = "bodies"
urlpatterns = [
    path("<slug:slug>/workspace/", rooms.room, name="room"),
    path("<slug:slug>/history/", history.history, name="history"),
    path("<slug:slug>/announcements/", announcements.announcements, name="announcements"),
    path("<slug:slug>/announcements/new/", announcements.new, name="new_announcement"),
    path("<slug:slug>/papers/", papers.papers, name="papers"),
    path("<slug:slug>/papers/new/", papers.new, name="new_paper"),
    path("<slug:slug>/papers/<int:paper>/", papers.paper, name="paper"),
    path("<slug:slug>/papers/<int:paper>/edit/", papers.edit, name="edit_paper"),
    path("<slug:slug>/papers/<int:paper>/documents/", paper_documents.documents, name="paper_documents"),
    path("<slug:slug>/papers/<int:paper>/files/<int:file>/", paper_documents.file, name="paper_file"),
]
