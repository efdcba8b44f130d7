from datetime import date

from django.db.models import Max

from workplan.models import Activity


def last_news(activity: Activity) -> date | None:
    """The latest day of which a state or a deliverable that was done tells: both are news of the activity."""
    told = [activity.states.aggregate(day=Max("as_of")), activity.deliverables.aggregate(day=Max("done_on"))]
    return max((one["day"] for one in told if one["day"]), default=None)


def note_news(activity: Activity) -> None:
    """The activity repeats its `last_news`. Called by each verb that adds news or takes it back."""
    activity.last_news_on = last_news(activity)
    activity.save(update_fields=["last_news_on"])
