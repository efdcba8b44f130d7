from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from network_portal.notifications import tasks
from network_portal.notifications.actions import sending_domain as actions
from network_portal.notifications.management.commands import check_sending_domain as command
from network_portal.notifications.models import DomainFinding
from network_portal.notifications.rules.sending_domain import NoAnswerError

pytestmark = pytest.mark.django_db
GOOD = {
    "portal.example": ["v=spf1 include:provider.example -all"],
    "s1._domainkey.portal.example": ["v=DKIM1; p=MIIB"],
    "_dmarc.portal.example": ["v=DMARC1; p=reject"],
}


@pytest.fixture(autouse=True)
def by_settings(settings):
    settings.DEFAULT_FROM_EMAIL = "A portal <no-reply@Portal.example>"
    settings.DKIM_SELECTORS = ["s1"]
    settings.OUTBOX_PAGE = False


def check(**zone):
    return actions.check_sending_domain(texts=lambda name: zone.get(name, []))


def kept():
    return dict(DomainFinding.objects.values_list("name", "code"))


def test_what_was_found_takes_the_place_of_what_was_found_before(settings):
    check()
    assert set(kept().values()) == {"spf_missing", "dkim_missing", "dmarc_missing"}
    check(**GOOD)
    assert kept() == dict(zip(GOOD, ["spf_fine", "dkim_fine", "dmarc_fine"], strict=True))
    settings.DKIM_SELECTORS = []
    check(**GOOD)
    assert "s1._domainkey.portal.example" not in kept() and len(kept()) == 3


@pytest.mark.parametrize("keeps_mails", [True, False])
def test_the_daily_job_asks_only_where_mail_is_sent(settings, monkeypatch, keeps_mails):
    asked = []
    monkeypatch.setattr(actions, "check_sending_domain", lambda: asked.append(1))
    settings.OUTBOX_PAGE = keeps_mails
    tasks.check_sending_domain()
    assert bool(asked) is not keeps_mails


def test_the_command_says_what_to_add_and_fails_until_all_is_fine(monkeypatch):
    said = StringIO()
    monkeypatch.setattr(command, "check_sending_domain", check)
    with pytest.raises(CommandError):
        call_command("check_sending_domain", stdout=said)
    assert 'portal.example TXT "v=spf1 ' in said.getvalue()
    said = StringIO()
    monkeypatch.setattr(command, "check_sending_domain", lambda: check(**GOOD))
    call_command("check_sending_domain", stdout=said)
    assert "DMARC _dmarc.portal.example: Fine" in said.getvalue() and "TXT" not in said.getvalue()


def test_silence_keeps_no_old_news():
    check(**GOOD)

    def silent(name):
        raise NoAnswerError

    actions.check_sending_domain(texts=silent)
    assert set(kept().values()) == {"no_answer"}
