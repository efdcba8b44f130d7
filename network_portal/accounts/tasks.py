from celery import shared_task

from network_portal.accounts.actions import mails, people, sessions
from network_portal.accounts.models import User
from network_portal.common import doors


@shared_task
def remove_unconfirmed_accounts() -> None:
    with doors.through(doors.JOB):
        people.remove_unconfirmed_accounts()


@shared_task
def send_confirmation_again(person_id: int) -> None:  # asked at every refused sign-in; 0: nothing to send
    with doors.through(doors.JOB):
        person = User.objects.filter(pk=person_id).first()
        if person is not None:
            mails.send_confirmation_again(person)


@shared_task
def forget_ended_sessions() -> None:
    with doors.through(doors.JOB):
        sessions.forget_ended_sessions()
        sessions.forget_late_answers()
