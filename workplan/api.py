from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, F, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext_lazy
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.api import in_languages
from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter, YesNoFilter
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import Objective, Workstream
from workplan.models import Activity, Deliverable, Lead, Plan, Priority
from workplan.models.activities import STATUS_NAMES
from workplan.models.deliverables import DeliverableQuerySet
from workplan.models.plans import PLAN_STATES
from workplan.queries.activities import ActivityFilters, narrowed
from workplan.rules.plans import PlanState

MONTH = r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])"
PUBLIC_STATES = [(code, name) for code, name in PLAN_STATES if code != PlanState.DRAFT]


def listed_organisations(request: Any) -> QuerySet[Organisation]:
    return Organisation.objects.listed()


def listed_leads() -> QuerySet[Lead]:
    """In the plan's order, each with the `slug` of its organisation."""
    shown = Lead.objects.filter(organisation__in=Organisation.objects.listed())
    return shown.annotate(slug=F("organisation__slug")).order_by("part", "position")


class MonthField(forms.RegexField):
    default_error_messages = {"invalid": gettext_lazy("Write a month as 2026-05.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(regex=rf"\A{MONTH}\Z", **options)


class MonthFilter(filters.CharFilter):
    field_class = MonthField


@extend_schema_field(OpenApiTypes.STR)
class OrganisationFilter(filters.ModelChoiceFilter):
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=listed_organisations, to_field_name="slug", **options)


class PlanFilters(PublicFilters):
    state = filters.ChoiceFilter(choices=PUBLIC_STATES)

    class Meta:
        model = Plan
        fields = ["state", "is_example"]


class PlanSerializer(serializers.ModelSerializer):
    title = serializers.SerializerMethodField()
    state = serializers.ChoiceField(choices=PUBLIC_STATES)
    predecessor = serializers.SerializerMethodField()
    meeting_months = serializers.ListField(child=serializers.IntegerField(), read_only=True)
    round_months = serializers.ListField(child=serializers.IntegerField(), read_only=True)

    class Meta:
        model = Plan
        fields = [
            "slug",
            "title",
            "state",
            "starts_on",
            "ends_on",
            "endorsed_on",
            "endorsed_by",
            "endorsement_source",
            "in_force_on",
            "closed_on",
            "meeting_months",
            "round_months",
            "predecessor",
            "is_example",
        ]

    def get_title(self, plan: Plan) -> dict[str, str]:
        return in_languages(plan, "title")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_predecessor(self, plan: Plan) -> str | None:
        earlier = plan.predecessor
        return earlier.slug if earlier and not earlier.is_draft else None


class PlanViewSet(PublicReadViewSet):
    """Work plans from their endorsement on."""

    queryset = Plan.objects.public().select_related("predecessor")
    serializer_class = PlanSerializer
    filterset_class = PlanFilters
    lookup_field = "slug"


class PriorityFilters(PublicFilters):
    plan = filters.CharFilter(field_name="plan__slug")
    objective = WholeNumberFilter(field_name="objectives__number")

    class Meta:
        model = Priority
        fields = ["plan", "group", "objective"]


class PrioritySerializer(serializers.ModelSerializer):
    plan: serializers.SlugRelatedField = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    title = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()

    class Meta:
        model = Priority
        fields = ["id", "plan", "code", "group", "number", "title", "objectives"]

    def get_title(self, priority: Priority) -> dict[str, str]:
        return in_languages(priority, "title")

    def get_objectives(self, priority: Priority) -> list[int]:
        return sorted(objective.number for objective in priority.objectives.all())


class PriorityViewSet(PublicReadViewSet):
    """The basic and the thematic priorities of the public plans."""

    queryset = (
        Priority.objects.exclude(plan__state=PlanState.DRAFT).select_related("plan").prefetch_related("objectives")
    )
    serializer_class = PrioritySerializer
    filterset_class = PriorityFilters


class ActivityApiFilters(PublicFilters):
    plan = filters.CharFilter(field_name="plan__slug", label="Address of a plan, such as 2023-2024")
    status = filters.ChoiceFilter(choices=STATUS_NAMES)
    organisation = OrganisationFilter(method="of_organisation", label="Slug of an organisation that takes part")
    objective = WholeNumberFilter(field_name="objectives__number", label="Number of an objective, 1 to 23")
    month = MonthFilter(method="promised_in_month", label="Month of a promised deliverable, such as 2026-05")

    class Meta:
        model = Activity
        fields = ["plan", "status", "organisation", "objective", "month"]

    def of_organisation(
        self, activities: QuerySet[Activity], name: str, organisation: Organisation
    ) -> QuerySet[Activity]:
        return narrowed(activities, ActivityFilters(organisation=organisation.slug))  # type: ignore[arg-type]

    def promised_in_month(self, activities: QuerySet[Activity], name: str, month: str) -> QuerySet[Activity]:
        return narrowed(activities, ActivityFilters(month=_first_day(month)))  # type: ignore[arg-type]


class ActivitySerializer(serializers.ModelSerializer):
    plan = serializers.CharField(source="plan_slug", read_only=True)
    priority = serializers.CharField(source="priority_code", read_only=True)
    title = serializers.SerializerMethodField()
    objectives = serializers.SerializerMethodField()
    workstreams = serializers.SerializerMethodField()
    implementing = serializers.SerializerMethodField()
    supporting = serializers.SerializerMethodField()
    reporter = serializers.CharField(source="reporter_slug", allow_null=True, read_only=True)
    predecessor = serializers.IntegerField(source="public_predecessor", allow_null=True, read_only=True)

    class Meta:
        model = Activity
        fields = [
            "id",
            "plan",
            "priority",
            "code",
            "official_code",
            "title",
            "status",
            "status_on",
            "implementing",
            "support_kind",
            "supporting",
            "reporter_rule",
            "reporter",
            "schedule_kind",
            "schedule_value",
            "schedule_words",
            "is_tentative",
            "objectives",
            "workstreams",
            "references",
            "predecessor",
            "retired_on",
        ]

    def get_title(self, activity: Activity) -> dict[str, str]:
        return in_languages(activity, "title")

    def get_objectives(self, activity: Activity) -> list[int]:
        return sorted(objective.number for objective in activity.objectives.all())

    def get_workstreams(self, activity: Activity) -> list[str]:
        return [workstream.code for workstream in activity.workstreams.all()]

    def get_implementing(self, activity: Activity) -> list[str]:
        return _slugs(activity, Lead.IMPLEMENTS)

    def get_supporting(self, activity: Activity) -> list[str]:
        return _slugs(activity, Lead.SUPPORTS)


class ActivityViewSet(PublicReadViewSet):
    """The activities of the public plans; organisations by their slug, in the plan's order."""

    queryset = (
        Activity.objects.public()
        .annotate(
            plan_slug=F("plan__slug"),
            priority_code=F("priority__code"),
            reporter_slug=Case(When(reporter__is_listed=True, then=F("reporter__slug"))),
            public_predecessor=Case(When(~Q(predecessor__plan__state=PlanState.DRAFT), then=F("predecessor_id"))),
        )
        .prefetch_related(
            Prefetch("objectives", Objective.objects.only("number")),
            Prefetch("workstreams", Workstream.objects.only("code")),
            Prefetch("leads", listed_leads()),
        )
    )
    serializer_class = ActivitySerializer
    filterset_class = ActivityApiFilters


class DeliverableFilters(PublicFilters):
    plan = filters.CharFilter(field_name="activity__plan__slug", label="Address of a plan, such as 2023-2024")
    activity = filters.CharFilter(field_name="activity__code", label="Code of an activity, such as B1.2")
    status = filters.ChoiceFilter(field_name="activity__status", choices=STATUS_NAMES, label="Status of the activity")
    organisation = OrganisationFilter(method="of_organisation", label="Slug of an organisation that takes part")
    objective = WholeNumberFilter(field_name="activity__objectives__number", label="Number of an objective")
    month = MonthFilter(method="in_month", label="Month in which it is promised, such as 2026-05")
    done = YesNoFilter(field_name="done_on", lookup_expr="isnull", exclude=True, label="Done or not yet")

    class Meta:
        model = Deliverable
        fields = ["plan", "activity", "status", "organisation", "objective", "month", "done"]

    def of_organisation(
        self, deliverables: QuerySet[Deliverable], name: str, organisation: Organisation
    ) -> QuerySet[Deliverable]:
        mine = narrowed(Activity.objects.public(), ActivityFilters(organisation=organisation.slug))
        return deliverables.filter(activity__in=mine.values("pk"))

    def in_month(self, deliverables: DeliverableQuerySet, name: str, month: str) -> DeliverableQuerySet:
        return deliverables.promised_in(_first_day(month))


class DeliverableSerializer(serializers.ModelSerializer):
    plan = serializers.CharField(source="activity.plan.slug", read_only=True)
    activity = serializers.CharField(source="activity.code", read_only=True)

    class Meta:
        model = Deliverable
        fields = [
            "id",
            "plan",
            "activity",
            "position",
            "precision",
            "starts_on",
            "due_on",
            "done_from",
            "done_on",
            "evidence",
            "evidence_url",
        ]


class DeliverableViewSet(PublicReadViewSet):
    """What current activities of the public plans promise, each with its days and, where it is done, what shows it."""

    queryset = Deliverable.objects.public().select_related("activity__plan")
    serializer_class = DeliverableSerializer
    filterset_class = DeliverableFilters


def _slugs(activity: Activity, part: str) -> list[str]:
    return [getattr(lead, "slug") for lead in activity.leads.all() if lead.part == part]


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
