from django.urls import path

from workplan.views import (
    activities,
    board,
    deliverables,
    exports,
    imports,
    news_requests,
    next_plan,
    plan_steps,
    plans,
    priorities,
    states,
)

app_name = "workplan"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("new/", plans.create, name="new_plan"),
    path("board/", board.current_board, name="current_board"),
    path("import-template.xlsx", exports.template, name="import_template"),
    path("<slug:plan>/", plans.plan, name="plan"),
    path("<slug:plan>/export.<str:form>", exports.plan_file, name="export"),
    path("<slug:plan>/calendar/", plans.change, name="change_plan"),
    path("<slug:plan>/priorities/new/", priorities.add_priority, name="add_priority"),
    path("<slug:plan>/priorities/<slug:code>/", priorities.change_priority, name="change_priority"),
    path("<slug:plan>/endorse/", plan_steps.endorse_plan, name="endorse_plan"),
    path("<slug:plan>/put-in-force/", plan_steps.put_plan_in_force, name="put_plan_in_force"),
    path("<slug:plan>/close/", plan_steps.close_plan, name="close_plan"),
    path("<slug:plan>/next/", next_plan.start_next_plan, name="start_next_plan"),
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
