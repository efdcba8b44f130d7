"""A name is one line: it breaks no mail, no list and no sentence in which it stands."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest

from network_portal.accounts.actions.people import change_profile
from network_portal.accounts.models import User
from network_portal.common.lines import kept_lines, one_line, plain_lines
from network_portal.notifications.actions.messages import queue_message
from network_portal.organisations.messages import INVITATION
from network_portal.organisations.models import Organisation
from tests.factories import actor_with, make_organisation, make_user, signed_in


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana\nPérez", "Ana Pérez"),
        ("Ana\r\nBcc: everybody@example.org", "Ana Bcc: everybody@example.org"),
        ("  Ana \t Pérez\x00\x1b[31m ", "Ana Pérez [31m"),
        ("Ana\u2028Pérez\u2029", "Ana Pérez"),
        ("Ana\u202egpj.exe", "Anagpj.exe"),
        ("Ana\u00a0Pérez", "Ana\u00a0Pérez"),
        ("José María O’Neill-García", "José María O’Neill-García"),
        ("अ\u200dनिल", "अ\u200dनिल"),
        ("", ""),
        ("\u200b \u200b", ""),
        ("\u3164", ""),
    ],
)
def test_what_is_kept_of_a_name(typed, kept):
    assert one_line(typed) == kept
    assert one_line(kept) == kept


@pytest.mark.parametrize("keep", [one_line, kept_lines, plain_lines])
@pytest.mark.parametrize("sign", ["\ud800", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"])
def test_what_is_no_sign_is_not_kept(keep, sign):
    assert ascii(keep(f"Good{sign} practice")) == "'Good practice'"
    assert ascii(keep(sign)) == "''"


@pytest.mark.parametrize("keep", [one_line, kept_lines, plain_lines])
def test_whatever_is_kept_can_be_written_as_xml(keep):
    every = keep("".join(map(chr, range(0x110000))))
    assert ElementTree.fromstring(f"<a>{escape(every)}</a>".encode(errors="xmlcharrefreplace")).text
    assert {"�", "😀", "\ue000", "\U0010fffd"} <= set(every)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("One\r\n\u2028 two \n", "One\n\n two"),
        ("in \u202eredro\u202c order", "in redro order"),
        ("never \u202bclosed", "never closed"),
        ("\u2067שלום\u2069 \u200fא", "\u2067שלום\u2069 \u200fא"),
        ("👩\u200d👩\u200d👧 ✔\ufe0f", "👩\u200d👩\u200d👧 ✔\ufe0f"),
        ("न\u094d\u200dर", "न\u094d\u200dर"),
        (".", "."),
        ("", ""),
        *(
            (unseen, "")
            for unseen in ("\u200b", "\u2060\ufeff\n\u00ad", "\u200d\ufe0f", "\u2800\u3000", "\u115f\u1160", "\u202e")
        ),
    ],
)
def test_what_is_kept_of_lines(typed, kept):
    assert kept_lines(typed) == kept
    assert kept_lines(kept) == kept


@pytest.mark.django_db
def test_names_are_one_line_by_every_door():
    person = make_user(name="Ana\nPérez")
    assert person.name == "Ana Pérez"
    change_profile(by=actor_with(user=person), person=person, name="Eva\r\nGómez", language="en")
    person.refresh_from_db()
    assert person.name == "Eva Gómez"
    signed_in(person, second_factor=False).post("/en/accounts/", {"name": "Luz\x0bRamos", "language": "en"})
    assert User.objects.get(pk=person.pk).name == "Luz Ramos"
    User.objects.update(name="By\nupdate")
    assert User.objects.get(pk=person.pk).name == "By update"
    organisation = make_organisation(name_es="Red\nde mujeres", acronym_es="R\tM", acronym_en="R\tM")
    organisation = Organisation.objects.get(pk=organisation.pk)
    assert (organisation.name_es, organisation.acronym_es, organisation.acronym_en) == ("Red de mujeres", "R M", "R M")


@pytest.mark.django_db
def test_the_subject_of_a_mail_is_one_line():
    values = {"organisation": "IOM\r\nBcc: everybody@example.org", "role": "R", "by": "A", "until": "U"}
    message = queue_message(
        INVITATION,
        address="a@example.org",
        language="en",
        values=values,
        links={"link": {"maker": "m"}},
    )
    assert "\n" not in message.subject
    assert "\r" not in message.subject
    assert "IOM Bcc" in message.subject
