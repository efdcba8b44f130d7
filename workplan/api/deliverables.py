from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from network_portal.common.public_api import PublicFilters, PublicReadViewSet, WholeNumberFilter, YesNoFilter
from network_portal.organisations.models import Organisation
from workplan.api.filters import MonthFilter, OrganisationFilter, first_day
from workplan.models import Activity, Deliverable
from workplan.models.activities import STATUS_NAMES
from workplan.models.deliverables import DeliverableQuerySet
from workplan.queries.activities import ActivityFilters, narrowed
from workplan.queries.public_states import with_public_status


class DeliverableFilters(PublicFilters):
    plan = filters.CharFilter(field_name="activity__plan__slug", label="Address of a plan, such as 2023-2024")
    activity = filters.CharFilter(field_name="activity__code", label="Code of an activity, such as B1.2")
    status = filters.ChoiceFilter(method="of_status", choices=STATUS_NAMES, label="Status of the activity")
    organisation = OrganisationFilter(method="of_organisation", label="Slug of an organisation that takes part")
    objective = WholeNumberFilter(field_name="activity__objectives__number", label="Number of an objective")
    month = MonthFilter(method="in_month", label="Month in which it is promised, such as 2026-05")
    done = YesNoFilter(field_name="done_on", lookup_expr="isnull", exclude=True, label="Done or not yet")

    class Meta:
        model = Deliverable
        fields = ["plan", "activity", "status", "organisation", "objective", "month", "done"]

    def of_status(self, deliverables: QuerySet[Deliverable], name: str, status: str) -> QuerySet[Deliverable]:
        mine = with_public_status(Activity.objects.public()).filter(public_status=status)
        return deliverables.filter(activity__in=mine.values("pk"))

    def of_organisation(
        self, deliverables: QuerySet[Deliverable], name: str, organisation: Organisation
    ) -> QuerySet[Deliverable]:
        mine = narrowed(Activity.objects.public(), ActivityFilters(organisation=organisation.slug))
        return deliverables.filter(activity__in=mine.values("pk"))

    def in_month(self, deliverables: DeliverableQuerySet, name: str, month: str) -> DeliverableQuerySet:
        return deliverables.promised_in(first_day(month))


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
