from django.db.models import Case, F, Prefetch, Q, QuerySet, When
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter
from network_portal.common.text_columns import in_languages
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named, named_organisations
from network_portal.taxonomy.models import Objective, Workstream
from workplan.api.filters import MonthFilter, OrganisationFilter, first_day
from workplan.models import Activity, Lead
from workplan.models.activities import STATUS_NAMES
from workplan.queries.activities import ActivityFilters, narrowed
from workplan.queries.public_states import with_public_status
from workplan.queries.seen_changes import seen_support
from workplan.rules.plans import PlanState


def named_leads() -> QuerySet[Lead]:
    """In the plan's order, each with the `slug` of its organisation."""
    shown = Lead.objects.filter(organisation__in=named_organisations())
    return shown.annotate(slug=F("organisation__slug")).order_by("part", "position")


UNSEEN_REPORTER = Q(reporter_rule=Activity.ORGANISATION) & ~is_named("reporter__")


class ActivityApiFilters(PublicFilters):
    plan = filters.CharFilter(field_name="plan__slug", label="Address of a plan, such as 2023-2024")
    status = filters.ChoiceFilter(field_name="public_status", choices=STATUS_NAMES)
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
        return narrowed(activities, ActivityFilters(month=first_day(month)))  # type: ignore[arg-type]


class ActivitySerializer(serializers.ModelSerializer):
    plan = serializers.CharField(source="plan_slug", read_only=True)
    priority = serializers.CharField(source="priority_code", read_only=True)
    title = serializers.SerializerMethodField()
    status = serializers.ChoiceField(source="public_status", choices=STATUS_NAMES, read_only=True)
    status_on = serializers.DateField(source="public_status_on", allow_null=True, read_only=True)
    objectives = serializers.SerializerMethodField()
    workstreams = serializers.SerializerMethodField()
    implementing = serializers.SerializerMethodField()
    supporting = serializers.SerializerMethodField()
    support_kind = serializers.SerializerMethodField()
    reporter_rule = serializers.ChoiceField(
        source="seen_reporter_rule", choices=Activity.REPORTER_RULES, allow_null=True, read_only=True
    )
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
            "fulfilled_by",
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

    @extend_schema_field(serializers.ChoiceField(choices=Activity.SUPPORT_KINDS))
    def get_support_kind(self, activity: Activity) -> str:
        return seen_support(activity.support_kind, _slugs(activity, Lead.SUPPORTS))


class ActivityViewSet(PublicReadViewSet):
    """The activities of the public plans; organisations by their slug, in the plan's order."""

    queryset = (
        Activity.objects.public()
        .annotate(
            plan_slug=F("plan__slug"),
            priority_code=F("priority__code"),
            seen_reporter_rule=Case(When(UNSEEN_REPORTER, then=None), default=F("reporter_rule")),
            reporter_slug=Case(When(is_named("reporter__"), then=F("reporter__slug"))),
            public_predecessor=Case(When(~Q(predecessor__plan__state=PlanState.DRAFT), then=F("predecessor_id"))),
        )
        .prefetch_related(
            Prefetch("objectives", Objective.objects.only("number")),
            Prefetch("workstreams", Workstream.objects.only("code")),
            Prefetch("leads", named_leads()),
        )
    )
    serializer_class = ActivitySerializer
    filterset_class = ActivityApiFilters

    def get_queryset(self) -> QuerySet[Activity]:
        found: QuerySet[Activity] = with_public_status(super().get_queryset())
        return found


def _slugs(activity: Activity, part: str) -> list[str]:
    return [getattr(lead, "slug") for lead in activity.leads.all() if lead.part == part]
