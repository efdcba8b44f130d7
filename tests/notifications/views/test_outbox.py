import re

import pytest
from django.core.mail import EmailMultiAlternatives

from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.backends import KeptMailBackend

pytestmark = pytest.mark.django_db
OUTBOX = "/en/manage/outbox/"
TOKEN = "token-that-nobody-keeps"


@pytest.fixture
def kept(settings, tmp_path):
    settings.OUTBOX_PAGE = True
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.EMAIL_BACKEND = "network_portal.notifications.backends.KeptMailBackend"


def test_a_newcomer_follows_the_link_of_a_mail(client, kept, queue):
    queue(note="Confirm & <go>", language="es")
    deliver_waiting()
    page = client.get(OUTBOX)
    assert page.status_code == 200
    assert "maria@domain.org" in page.content.decode()
    (name,) = re.findall(rf'href="({OUTBOX}[^"/]+/)"', page.content.decode())
    mail = client.get(name).content.decode()
    assert f'href="https://p.example/es/{TOKEN}-7?a=1&amp;b=2"' in mail
    raw = client.get(f"{name}html/")
    assert f"https://p.example/es/{TOKEN}-7?a=1&amp;b=2" in raw.content.decode()
    assert "<go>" not in raw.content.decode()


def test_the_raw_mail_may_style_itself_and_nothing_else(client, kept, queue):
    queue()
    deliver_waiting()
    (mail,) = client.get(OUTBOX).context["mails"]
    raw = client.get(f"{OUTBOX}{mail.name}/html/")
    policy = raw["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "script-src" not in policy
    assert "unsafe-inline" not in client.get(OUTBOX)["Content-Security-Policy"]


def test_newest_first_and_by_pages(client, kept):
    for number in range(52):
        KeptMailBackend().send_messages(
            [EmailMultiAlternatives(f"S{number}", "t", to=["a@b.org"], headers={"Message-ID": f"<{number}@x>"})]
        )
    context = client.get(OUTBOX).context
    assert [mail.subject for mail in context["mails"]] == [f"S{number}" for number in range(51, 1, -1)]
    context = client.get(context["next_url"]).context
    assert [mail.subject for mail in context["mails"]] == ["S1", "S0"]
    assert context["next_url"] == ""


def test_an_empty_outbox_says_what_will_be_here(client, kept):
    assert "No mails yet" in client.get(OUTBOX).content.decode()


@pytest.mark.parametrize("address", ["", "x@y/", "x@y/html/"])
def test_there_is_no_outbox_where_mails_are_sent(client, settings, kept, address):
    settings.OUTBOX_PAGE = False
    assert client.get(OUTBOX + address).status_code == 404


@pytest.mark.parametrize("name", ["missing@x", "..%2F..%2Fsettings", "..", "a%00b"])
def test_other_files_are_not_read(client, kept, name):
    assert client.get(f"{OUTBOX}{name}/").status_code in (404, 400)
