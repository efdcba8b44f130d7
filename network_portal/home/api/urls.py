from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from mechanism.api.recommendations import RecommendationViewSet
from network_portal.bodies.api import BodyViewSet, SeatedOrganisationViewSet
from network_portal.bodies.api_of_meetings import MeetingViewSet
from network_portal.bodies.api_of_papers import PaperViewSet
from network_portal.home.api.crosswalk import CrosswalkViewSet
from network_portal.knowledge.api.calls import PracticeCallViewSet
from network_portal.knowledge.api.practices import PracticeViewSet
from network_portal.knowledge.api.publications import PublicationViewSet
from network_portal.monitoring.api import RoundViewSet
from network_portal.taxonomy.api import CountryViewSet, ObjectiveGroupViewSet, ObjectiveViewSet
from pledges.api.pledges import PledgeViewSet
from workplan.api.activities import ActivityViewSet
from workplan.api.adjustments import AdjustmentViewSet
from workplan.api.deliverables import DeliverableViewSet
from workplan.api.plans import PlanViewSet
from workplan.api.priorities import PriorityViewSet

router = SimpleRouter()
router.register("objectives", ObjectiveViewSet, basename="objective")
router.register("objective-groups", ObjectiveGroupViewSet, basename="objective-group")
router.register("crosswalk", CrosswalkViewSet, basename="crosswalk")
router.register("countries", CountryViewSet, basename="country")
router.register("organisations", SeatedOrganisationViewSet, basename="organisation")
router.register("bodies", BodyViewSet, basename="body")
router.register("meetings", MeetingViewSet, basename="meeting")
router.register("papers", PaperViewSet, basename="paper")
router.register("plans", PlanViewSet, basename="plan")
router.register("priorities", PriorityViewSet, basename="priority")
router.register("activities", ActivityViewSet, basename="activity")
router.register("deliverables", DeliverableViewSet, basename="deliverable")
router.register("adjustments", AdjustmentViewSet, basename="adjustment")
router.register("pledges", PledgeViewSet, basename="pledge")
router.register("practice-calls", PracticeCallViewSet, basename="practice-call")
router.register("practices", PracticeViewSet, basename="practice")
router.register("publications", PublicationViewSet, basename="publication")
router.register("recommendations", RecommendationViewSet, basename="recommendation")
router.register("rounds", RoundViewSet, basename="round")

app_name = "api"
urlpatterns = [
    path("v1/", include(router.urls)),
    path("v1/search/", include("network_portal.search.api.urls")),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="home/api/docs.html"),
        name="docs",
    ),
]
