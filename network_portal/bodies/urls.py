from django.urls import path

from network_portal.bodies.views import (
    announcements,
    history,
    mandates,
    meetings,
    minutes,
    paper_documents,
    papers,
    rooms,
    tasks,
)

app_name = "bodies"
urlpatterns = [
    path("<slug:slug>/workspace/", rooms.room, name="room"),
    path("<slug:slug>/mandates/", mandates.mandates, name="mandates"),
    path("<slug:slug>/mandates/new/", mandates.record, name="record_mandate"),
    path("<slug:slug>/mandates/step-up/", mandates.step, name="step_up"),
    path("<slug:slug>/mandates/<int:mandate_id>/end/", mandates.end, name="end_mandate"),
    path("<slug:slug>/mandates/<int:mandate_id>/mine/", mandates.mine, name="own_mandate"),
    path("<slug:slug>/meetings/", meetings.meetings, name="meetings"),
    path("<slug:slug>/meetings/new/", meetings.new, name="new_meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/", meetings.meeting, name="meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/change/", meetings.change, name="change_meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/attendance/", meetings.attendance, name="attendance"),
    path("<slug:slug>/meetings/<int:meeting_id>/invitation.ics", meetings.calendar, name="calendar_entry"),
    path("<slug:slug>/meetings/<int:meeting_id>/minutes/", minutes.minutes, name="minutes"),
    path("<slug:slug>/meetings/<int:meeting_id>/minutes/settle/", minutes.settle, name="settle_minutes"),
    path("<slug:slug>/tasks/", tasks.tasks, name="tasks"),
    path("<slug:slug>/tasks/<int:task_id>/done/", tasks.finish, name="finish_task"),
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
