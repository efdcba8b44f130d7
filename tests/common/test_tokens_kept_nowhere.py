"""The secret of a mailed link stands in the mail, and in no log, no column of the database and no task."""

import io
import logging

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client

from network_portal.common import jobs
from network_portal.common.actors import SYSTEM
from network_portal.common.logs import WithoutSecrets
from network_portal.monitoring.actions.rounds import open_round
from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.models import Organisation
from tests.crowds import make_crowd

pytestmark = pytest.mark.django_db(transaction=True)
SITE = "http://localhost:8000"


class Queue:
    """What a broker would be given."""

    def __init__(self):
        self.given = []

    def connection_for_write(self, **options):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    def send_task(self, *args, **kwargs):
        self.given.append(f"{args} {kwargs}")


@pytest.fixture
def queue(monkeypatch):
    monkeypatch.setattr(jobs, "current_app", Queue())
    monkeypatch.setattr(jobs, "_resting_until", 0.0)
    return jobs.current_app


@pytest.fixture
def log():
    """Everything that anybody logs, as the portal writes it."""
    written, root = io.StringIO(), logging.getLogger()
    handler, before = logging.StreamHandler(written), root.level
    handler.setFormatter(WithoutSecrets("%(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def dump():
    """Every row of every table, and what sessions hold."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return str(rows) + str([session.get_decoded() for session in Session.objects.all()])


def paths_of(mails):
    words = " ".join([*(one.body for one in mails), *(str(one.extra_headers) for one in mails)]).split()
    links = [word.strip("<>,'\"") for word in words if SITE in word]
    secret = ("/updates/", "/unsubscribe/", "/invitations/")
    return sorted({link.partition(SITE)[2].strip(">'\",}") for link in links if any(part in link for part in secret)})


def test_the_token_is_in_the_mail_and_nowhere_else(queue, log):
    open_round(by=SYSTEM, round_=make_crowd(2))
    invite(by=SYSTEM, organisation=Organisation.objects.first(), email="eva@x.org", role="member", language="en")
    Message.objects.filter(kind="monitoring.call").update(category="reminders")
    deliver_waiting()
    paths = paths_of(mail.outbox)
    tokens = [path.strip("/").rpartition("/")[2] for path in paths]
    assert {path.split("/")[-3] for path in paths} == {"updates", "unsubscribe", "invitations"}
    for path in paths:
        for ask in (Client().get, Client().head, Client().post):
            assert ask(path).status_code < 500
        Client().get(f"{path}nothing-here/")
        logging.getLogger("tests").error("could not open %s", path)
    assert "could not open" in log.getvalue() and len(queue.given) >= 2
    secrets = [token.rpartition("-")[2] for token in tokens]
    for place in (dump(), log.getvalue(), str(queue.given)):
        assert [secret for secret in secrets if secret in place] == []
    Message.objects.update(last_error=secrets[0])
    assert secrets[0] in dump(), "were it kept, it would be found"
