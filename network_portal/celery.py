"""The job queue and its whole calendar.

Celery and its broker only say 'look now': what must happen is a row in the database first.
"""

import os

from celery import Celery
from celery.schedules import crontab
from django.utils.translation import gettext_noop as _

from network_portal.common import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network_portal.settings")

broker.use()
app = Celery("network_portal", task_cls="network_portal.notifications.recorded:RecordedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

CALENDAR = {
    _("Deliver messages that wait"): {
        "task": "network_portal.notifications.tasks.deliver_waiting",
        "schedule": 20.0,
    },
    _("Deliver urgent messages that wait"): {
        "task": "network_portal.notifications.tasks.deliver_urgent",
        "schedule": 20.0,
    },
    _("Prepare and open the rounds whose day has come"): {
        "task": "network_portal.monitoring.tasks.open_due_rounds",
        "schedule": 600.0,
    },
    _("Remind of updates that are due"): {
        "task": "network_portal.monitoring.tasks.send_due_notices",
        "schedule": crontab(hour="13-22", minute=5),  # office hours in the Network's zone; each notice once
    },
    _("Remind of updates that came back or wait for a decision"): {
        "task": "network_portal.monitoring.tasks.remind_of_what_waits",
        "schedule": crontab(hour="13-22", minute=35),
    },
    _("Close the rounds whose last day has passed"): {
        "task": "network_portal.monitoring.tasks.close_due_rounds",
        "schedule": 3600.0,
    },
    _("Forget message bodies after 30 days"): {
        "task": "network_portal.notifications.tasks.forget_old_bodies",
        "schedule": crontab(hour=8, minute=10),
    },
    _("Check the records of the domain that sends our mail"): {
        "task": "network_portal.notifications.tasks.check_sending_domain",
        "schedule": crontab(hour=8, minute=15),
    },
    _("Remove accounts not confirmed in 7 days"): {
        "task": "network_portal.accounts.tasks.remove_unconfirmed_accounts",
        "schedule": crontab(hour=8, minute=20),
    },
    _("Forget sessions that ended, and what was typed and waited half an hour"): {
        "task": "network_portal.accounts.tasks.forget_ended_sessions",
        "schedule": 900.0,
    },
    _("Forget invitations that were accepted, taken back or are over"): {
        "task": "network_portal.organisations.tasks.forget_ended_invitations",
        "schedule": crontab(hour=8, minute=40),
    },
    _("Warn of and forget registrations with the Mechanism that nobody finished or confirmed"): {
        "task": "mechanism.tasks.forget_unfinished_registrations",
        "schedule": crontab(hour=8, minute=45),
    },
    _("Forget events of the audit after 5 years"): {
        "task": "network_portal.audit.tasks.forget_old_events",
        "schedule": crontab(hour=8, minute=50),
    },
    _("End the mandates whose term is over"): {
        "task": "network_portal.bodies.tasks.end_terms_that_are_over",
        "schedule": crontab(hour=8, minute=55),
    },
    _("Remind of minutes that are missing"): {
        "task": "network_portal.bodies.tasks.remind_of_minutes",
        "schedule": crontab(hour="13-22", minute=50),  # office hours in the Network's zone; each reminder once
    },
    _("Remind of requests to join a table that wait"): {
        "task": "mechanism.tasks.remind_of_requests",
        "schedule": crontab(hour="13-22", minute=45),  # office hours in the Network's zone; each reminder once
    },
    _("Let pledges follow the plan in force when their activity is over"): {
        "task": "pledges.tasks.follow_plan",
        "schedule": 600.0,
    },
    _("Show the stages of pledges that waited for the close of a round"): {
        "task": "pledges.tasks.show_held_stages",
        "schedule": 600.0,
    },
    _("Forget files that waited an hour for their import"): {
        "task": "workplan.tasks.forget_old_imports",
        "schedule": 900.0,
    },
    _("Remove files that nothing points to for a day"): {
        "task": "network_portal.common.tasks.remove_orphaned_files",
        "schedule": crontab(hour=9, minute=0),
    },
    _("Read and write files of pledges"): {
        "task": "pledges.tasks.work_on_imports",
        "schedule": 30.0,
    },
    _("Forget files of pledges that waited a day for a decision"): {
        "task": "pledges.tasks.forget_old_imports",
        "schedule": 3600.0,
    },
    _("Close the clearances whose deadline has come"): {
        "task": "network_portal.knowledge.tasks.close_due_clearances",
        "schedule": 60.0,
    },
    _("Tell of the calls for practices that began"): {
        "task": "network_portal.knowledge.tasks.begin_calls",
        "schedule": 600.0,
    },
    _("Bring what changed into the search"): {
        "task": "network_portal.search.tasks.index_changes",
        "schedule": 20.0,
    },
    _("Say that the worker is alive"): {
        "task": "network_portal.notifications.tasks.beat_heart",
        "schedule": 30.0,
    },
}

app.conf.beat_schedule = CALENDAR
