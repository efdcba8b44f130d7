import dns.resolver
import pytest

from network_portal.common import actors
from network_portal.notifications.actions.sending_domain import check_sending_domain
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(sign_in, settings, monkeypatch):
    """Whoever asks a name server while a page is made fails."""
    settings.DEFAULT_FROM_EMAIL, settings.DKIM_SELECTORS, settings.OUTBOX_PAGE = "a@x.example", ["s1"], False
    monkeypatch.setattr(dns.resolver, "resolve", lambda *asked, **how: pytest.fail("asked in a request"))
    return sign_in(make_staff(actors.ADMINISTRATOR))


def jobs_page(client):
    return client.get("/es/manage/jobs/").content.decode()


def trouble(client):
    return "/es/manage/jobs/#domain" in client.get("/es/manage/").content.decode()


def test_the_jobs_page_says_what_to_add_word_for_word(client):
    assert "Todavía no comprobado" in jobs_page(client) and not trouble(client)
    check_sending_domain(texts=lambda name: ["v=spf1 a a mx -all"] if name == "x.example" else [])
    page = jobs_page(client)
    assert "con 3 de 10 consultas" in page
    assert "<code>s1._domainkey.x.example</code>" in page
    assert "<code>v=DMARC1; p=none</code>" in page
    assert trouble(client)


def test_another_domain_was_not_checked(client, settings):
    check_sending_domain(texts=lambda name: [])
    settings.DEFAULT_FROM_EMAIL = "a@y.example"
    assert "Todavía no comprobado" in jobs_page(client) and not trouble(client)


def test_a_portal_that_keeps_its_mails_says_that_nothing_is_checked(client, settings):
    settings.OUTBOX_PAGE = True
    assert "guarda sus correos y no envía ninguno" in jobs_page(client)
