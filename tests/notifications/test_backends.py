import smtplib

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends import smtp

from network_portal.notifications import proofs
from network_portal.notifications.backends import KeptMailBackend, SmtpMailBackend
from network_portal.notifications.queries import kept_mails
from network_portal.notifications.rules.delivery import NotHandedOverError


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def a_mail(**fields) -> EmailMultiAlternatives:
    values = {"subject": "Año nuevo", "body": "Hola ñ " * 200, "to": ["a@b.org"]} | fields
    mail = EmailMultiAlternatives(**values, headers={"Message-ID": "<one@x.org>"})
    mail.attach_alternative("<p>Hola</p>", "text/html")
    return mail


def test_a_kept_mail_is_read_as_it_was_written(folder):
    assert kept_mails() == []
    assert KeptMailBackend().send_messages([a_mail()]) == 1
    (mail,) = kept_mails()
    assert (mail.name, mail.subject, mail.address) == ("one@x.org", "Año nuevo", "a@b.org")
    assert mail.text.strip() == ("Hola ñ " * 200).strip()
    assert mail.html.strip() == "<p>Hola</p>"


def test_the_same_mail_again_is_one_file(folder):
    backend = KeptMailBackend()
    assert proofs.kept_mails(["<one@x.org>"]) == {"<one@x.org>": False}
    backend.send_messages([a_mail()])
    backend.send_messages([a_mail()])
    assert proofs.kept_mails(["<one@x.org>"]) == {"<one@x.org>": True}
    assert [path.name for path in folder.iterdir()] == ["one@x.org.eml"]


def test_a_writer_that_dies_leaves_no_half_mail(folder, monkeypatch):
    def dies(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("network_portal.notifications.backends.os.replace", dies)
    with pytest.raises(KeyboardInterrupt):
        KeptMailBackend().send_messages([a_mail()])
    assert kept_mails() == []


class Line:
    def __init__(self, handed_over):
        self.handed_over = handed_over


@pytest.mark.parametrize("handed_over, raised", [(False, NotHandedOverError), (True, smtplib.SMTPServerDisconnected)])
def test_a_broken_line_is_told_apart_by_how_far_it_had_come(monkeypatch, handed_over, raised):
    def breaks(self, mail):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(smtp.EmailBackend, "_send", breaks)
    backend = SmtpMailBackend()
    backend.connection = Line(handed_over)
    with pytest.raises(raised):
        backend._send(a_mail())


def test_a_refusal_stays_a_refusal(monkeypatch):
    def refuses(self, mail):
        raise smtplib.SMTPDataError(451, b"later")

    monkeypatch.setattr(smtp.EmailBackend, "_send", refuses)
    backend = SmtpMailBackend()
    backend.connection = Line(False)
    with pytest.raises(smtplib.SMTPDataError):
        backend._send(a_mail())
