from datetime import date

from workplan.models import Activity
from workplan.queries.news import latest_news


def last_news(activity: Activity) -> date | None:
    """The latest day of which a state, a deliverable that was done or an accepted update tells."""
    return Activity.objects.values_list(latest_news(), flat=True).get(pk=activity.pk)


def note_news(activity: Activity) -> None:
    """The activity repeats its `last_news`. Called by each verb that adds news or takes it back."""
    activity.last_news_on = last_news(activity)
    activity.save(update_fields=["last_news_on"])
