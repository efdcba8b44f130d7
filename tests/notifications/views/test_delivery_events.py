"""The mail provider's door, with what providers really sign: each in its own way."""

import base64
import hashlib
import hmac
import json

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from network_portal.common import actors
from network_portal.common.production import PROVIDERS as NAMES
from network_portal.notifications.models import DeliveryEvent, Message
from network_portal.notifications.providers import PROVIDERS
from tests.factories import make_staff

pytestmark = pytest.mark.django_db
DOOR = "/mail/events/"
AT = 1_788_264_000
GONE = "5.1.1 no mailbox of maria@domain.org"


def public_text(key):
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return base64.b64encode(key.public_key().public_bytes(serialization.Encoding.DER, form)).decode()


class Mailgun:
    name, key = "mailgun", "signing-key"

    def signed(self, message, bounced=True, by=b"signing-key"):
        token = "t" * 50
        signature = hmac.new(by, f"{AT}{token}".encode(), hashlib.sha256).hexdigest()
        data = {
            "event": "failed" if bounced else "delivered",
            "severity": "permanent",
            "timestamp": AT,
            "recipient": "maria@domain.org",
            "message": {"headers": {"message-id": message.message_id.strip("<>")}},
            "delivery-status": {"message": GONE, "code": 550},
        }
        block = {"timestamp": str(AT), "token": token, "signature": signature}
        return {"data": json.dumps({"signature": block, "event-data": data})}


class Postal:
    name, _own = "postal", rsa.generate_private_key(65537, 2048)
    key = public_text(_own)

    def signed(self, message, by=None):
        told = {"id": 7, "message_id": message.message_id.strip("<>"), "to": "maria@domain.org"}
        payload = {"status": "HardFail", "details": "no", "output": GONE, "message": told}
        body = json.dumps({"event": "MessageDeliveryFailed", "timestamp": AT, "uuid": "u-1", "payload": payload})
        signature = (by or self._own).sign(body.encode(), padding.PKCS1v15(), hashes.SHA1())
        return {"data": body, "headers": {"X-Postal-Signature": base64.b64encode(signature).decode()}}


class SendGrid:
    name, _own = "sendgrid", ec.generate_private_key(ec.SECP256R1())
    key = public_text(_own)

    def signed(self, message, by=None):
        told = {"event": "bounce", "timestamp": AT, "smtp-id": message.message_id, "sg_event_id": "s-1"}
        body = json.dumps([told | {"email": "maria@domain.org", "reason": GONE}])
        signature = (by or self._own).sign(f"{AT}{body}".encode(), ec.ECDSA(hashes.SHA256()))
        names = ("X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp")
        return {"data": body, "headers": dict(zip(names, (base64.b64encode(signature).decode(), str(AT)), strict=True))}


ALL = [Mailgun(), Postal(), SendGrid()]
NO_ONES = {
    "mailgun": b"other",
    "postal": rsa.generate_private_key(65537, 2048),
    "sendgrid": ec.generate_private_key(ec.SECP256R1()),
}


@pytest.fixture
def sent(queue):
    message = queue()
    Message.objects.update(state=Message.SENT)
    return message


@pytest.fixture
def chosen(settings):
    def choose(provider):
        settings.MAIL_PROVIDER, settings.MAIL_WEBHOOK_KEY = provider.name, provider.key
        return provider

    return choose


def post(client, data, headers=None):
    return client.post(DOOR, data, content_type="application/json", headers=headers)


def test_each_provider_that_may_be_named_is_tried_here():
    assert set(PROVIDERS) == set(NAMES) == {provider.name for provider in ALL}


@pytest.mark.filterwarnings("ignore:django-anymail has dropped")
@pytest.mark.parametrize("provider", ALL, ids=lambda one: one.name)
def test_what_is_signed_is_heard_once_and_what_is_not_is_refused(client, sent, chosen, provider):
    event = chosen(provider).signed(sent)
    forged = provider.signed(sent, by=NO_ONES[provider.name])
    nameless = {"data": event["data"].replace("signature", "no")}
    deep = {"data": "[" * 100_000 + "]" * 100_000}
    for refused in (forged, nameless, deep, {"data": "[1]"}, {"data": "no json"}, {"data": '{"signature": 7}'}):
        assert post(client, **refused).status_code == 400, refused
    assert (DeliveryEvent.objects.count(), Message.objects.get().state) == (0, Message.SENT)
    assert [post(client, **event).status_code for _again in range(2)] == [200, 200]
    assert (DeliveryEvent.objects.get().why, Message.objects.get().state) == ("no_mailbox", Message.FAILED)


def test_without_a_provider_or_its_key_there_is_nothing(client, sent, settings):
    event = Mailgun().signed(sent)
    for name, key in (("", "signing-key"), ("mailgun", ""), ("postmark", "signing-key")):
        settings.MAIL_PROVIDER, settings.MAIL_WEBHOOK_KEY = name, key
        assert {post(client, **event).status_code, client.get(DOOR).status_code} == {404}
    assert not DeliveryEvent.objects.exists()


def test_the_door_shows_nothing(client, chosen):
    chosen(ALL[0])
    assert client.get(DOOR).status_code == 405
    assert client.head(DOOR).status_code == 200


def test_the_page_of_a_message_says_what_the_provider_told(client, sign_in, sent, chosen):
    post(client, **chosen(ALL[0]).signed(sent))
    page = sign_in(make_staff(actors.CO_CHAIR)).get(f"/es/manage/messages/{sent.pk}/").content.decode()
    assert "Esa dirección no existe. (5.1.1)" in page
    assert "Este mensaje no llegó a su destino" in page
    assert '<time datetime="2026-09-01' in page
    assert "maria@domain.org" not in page
