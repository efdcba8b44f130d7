from django.urls import path

from workplan.views import activities, board, calendar, deliverables, exports, imports, news_requests, plans, states

app_name = "workplan"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("new/", calendar.new_plan, name="new_plan"),
    path("import-template.xlsx", exports.template, name="import_template"),
    path("<slug:plan>/", plans.plan, name="plan"),
    path("<slug:plan>/export.<str:form>", exports.plan_file, name="export"),
    path("<slug:plan>/calendar/", calendar.change_plan, name="change_plan"),
    path("<slug:plan>/priorities/new/", calendar.add_priority, name="add_priority"),
    path("<slug:plan>/priorities/<slug:code>/", calendar.change_priority, name="change_priority"),
    path("<slug:plan>/endorse/", calendar.endorse_plan, name="endorse_plan"),
    path("<slug:plan>/put-in-force/", calendar.put_plan_in_force, name="put_plan_in_force"),
    path("<slug:plan>/close/", calendar.close_plan, name="close_plan"),
    path("<slug:plan>/next/", calendar.start_next_plan, name="start_next_plan"),
    path("<slug:plan>/import/", imports.import_plan, name="import_plan"),
    path("<slug:plan>/board/", board.board, name="board"),
    path("<slug:plan>/activities/new/", activities.create, name="create_activity"),
    path("<slug:plan>/activities/<str:code>/", activities.activity, name="activity"),
    path("<slug:plan>/activities/<str:code>/edit/", activities.change, name="change_activity"),
    path("<slug:plan>/activities/<str:code>/retire/", activities.retire, name="retire_activity"),
    path("<slug:plan>/activities/<str:code>/status/", states.set_status, name="set_status"),
    path("<slug:plan>/activities/<str:code>/ask/", news_requests.ask_for_news, name="ask_for_news"),
    path(
        "<slug:plan>/activities/<str:code>/deliverables/<int:position>/",
        deliverables.mark,
        name="mark_deliverable",
    ),
]
