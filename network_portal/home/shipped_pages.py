"""The words that pages of the portal begin with, in the languages of the catalogues, until somebody edits them."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shipped:
    """`body`: pairs of the sign that begins a line of `rules.markup` ('# ', '- ' or '') and its words."""

    title: Any
    lead: Any
    body: tuple[tuple[str, Any], ...]

    def laid_out(self) -> str:
        """In the current language, as an editor finds it in the box: an empty line between all but items of a list."""
        signs = [sign for sign, _words in self.body]
        ends = ["\n" if sign == following == "- " else "\n\n" for sign, following in pairwise([*signs, ""])]
        return "".join(f"{sign}{words}{end}" for (sign, words), end in zip(self.body, ends, strict=True)).strip()


ABOUT = Shipped(
    _("About this portal"),
    _("This portal shows what the Regional Network promised, who is doing it and how far it got."),
    (
        ("# ", _("Who speaks here")),
        (
            "",
            _(
                "The content is authored by the UN Regional Network on Migration for Latin America and the Caribbean. "
                "It was not reviewed by the Network's Secretariat."
            ),
        ),
        (
            "",
            _(
                "The Network is made of 19 agencies of the United Nations. The International Organization for "
                "Migration and the Economic Commission for Latin America and the Caribbean chair it together."
            ),
        ),
        ("# ", _("Where the facts come from")),
        (
            "",
            _(
                "The objectives are those of the Global Compact for Safe, Orderly and Regular Migration, resolution "
                "A/RES/73/195. The activities are those of the Network's work plan, endorsed on 31 May 2023."
            ),
        ),
        (
            "",
            _(
                "A status is shown with its date and its source. Where no source says anything, the portal says "
                "'no information' and nothing else."
            ),
        ),
        ("# ", _("Languages")),
        (
            "",
            _(
                "Every page exists in Spanish, English, Portuguese and French. A text that is not translated yet is "
                "shown in its own language, and says so. There is no official text of the Compact in Portuguese."
            ),
        ),
        ("# ", _("Examples")),
        (
            "",
            _(
                "Whatever carries the word EXAMPLE is invented, to show how the portal works. It says nothing about "
                "any real activity, organisation or person."
            ),
        ),
        ("# ", _("Reuse")),
        ("", _("You may reuse what is public under this licence: {licence}.")),
        ("", _("Programs read the same data: [how they do](/api/docs/), in English.")),
        ("# ", _("Take part")),
        ("", _("[How to take part](/pages/take-part/) says what each kind of visitor can do here today.")),
    ),
)
TAKE_PART = Shipped(
    _("How to take part"),
    _("What you can do here today, whoever you are, and what is still to come."),
    (
        ("# ", _("If you read, teach, study or report")),
        (
            "",
            _(
                "Everything public can be read without an account: [work plans](/work-plan/), [pledges](/pledges/), "
                "[good practices](/practices/), [publications](/publications/), the [directory](/directory/) of "
                "organisations, and what serves each [objective](/objectives/) and each [country](/countries/). One "
                "[search](/search/) finds all of it, in words of any of the four languages."
            ),
        ),
        (
            "",
            _(
                "You may reuse it under this licence: {licence}. Pledges and activities can be taken away as files, "
                "and programs can read [everything public](/api/docs/)."
            ),
        ),
        (
            "",
            _(
                "A feed reader tells you of [new good practices](/practices/feed.atom) and [new "
                "publications](/publications/feed.atom) without knowing who you are. Each objective and each country "
                "has a feed of its own, at the foot of its page."
            ),
        ),
        ("# ", _("If your organisation did something that works")),
        (
            "",
            _(
                "People of an organisation that has a team in this portal [write a good practice](/practices/submit/). "
                "Co-chairs and editors of the Network publish it, or return it with a comment. At times the Network "
                "[calls for practices](/practices/calls/) on one theme, until a day that it names."
            ),
        ),
        (
            "",
            _(
                "If your organisation copied a practice that stands here, say so on the page of that practice, under "
                "‘We copied this’. On the same page you can write to the people of the practice."
            ),
        ),
        (
            "",
            _(
                "An organisation that has a team here also puts its [publications](/publications/new/) on the portal: "
                "tools, guidance, declarations, videos."
            ),
        ),
        ("# ", _("If your organisation pledges")),
        (
            "",
            _(
                "The focal point or the representative of an organisation that has a team here "
                "[writes a pledge](/pledges/new/). Pledges are voluntary, and nobody decides on a pledge of their own "
                "organisation."
            ),
        ),
        ("# ", _("If your organisation reports progress")),
        (
            "",
            _(
                "When a round of updates opens, the focal point gets an e-mail with a link that needs no password. "
                "Who signs in finds the same under [What I have to do](/dashboard/)."
            ),
        ),
        ("# ", _("If your organisation is not here yet")),
        (
            "",
            _(
                "An organisation of civil society [registers itself](/mechanism/join/). Of any other, the co-chairs "
                "invite the first person, who then invites others. Write to "
                "{contact}: say which organisation it is, and what it would like to do here."
            ),
        ),
        ("# ", _("If you are civil society")),
        (
            "",
            _(
                "Civil society and other stakeholders talk with the Network in the Open and Permanent Dialogue "
                "Mechanism and its Working Tables: [what they are for](/mechanism/). An organisation "
                "[joins here](/mechanism/join/), in a few answers and without papers. Whoever would rather ask first "
                "writes to {contact}. You need not say more about yourself than you wish."
            ),
        ),
        (
            "",
            _("Send nothing by e-mail that could put you or others at risk: a mail can be read on its way."),
        ),
        ("# ", _("If you need help yourself")),
        (
            "",
            _(
                "This portal shows what institutions do. Nobody here can take up the case of a person, a request for "
                "protection or a complaint. If you are in danger, turn to the emergency services or to an organisation "
                "near you that you trust."
            ),
        ),
        ("# ", _("If something here is wrong")),
        ("", _("Write to {contact}: say which page it is, and how you know.")),
        ("# ", _("What is still to come")),
        ("- ", _("In the Working Tables of the Mechanism: meetings, recommendations, elections")),
        ("- ", _("Events, and how to register for them")),
        ("- ", _("The Network's progress reports")),
    ),
)
PRIVACY = Shipped(
    _("Privacy"),
    _(
        "You can read everything public here without telling us who you are. This page says what we hold about those "
        "who sign in, why, and until when."
    ),
    (
        ("# ", _("What others see of you")),
        (
            "",
            _(
                "Nobody's e-mail address is ever public. Public pages show what changed, when and by which "
                "organisation, never by which person."
            ),
        ),
        ("# ", _("Cookies")),
        (
            "",
            _(
                "Who only reads, searches or filters gets no cookie. A page with a form to send gives one that "
                "protects this form, until you close the browser; when you sent a form, one keeps for twelve hours at "
                "most what the next page tells you of it."
            ),
        ),
        (
            "",
            _(
                "When you sign in, that one keeps your session, and another tells us for half a year that you signed "
                "in on this device, so that nobody keeps you out by trying your password elsewhere. Nothing is loaded "
                "from other sites, and nobody counts your visits."
            ),
        ),
        ("# ", _("Your rights")),
        (
            "",
            _(
                "In 'My account' you can read and take away what is held about you, correct it, or erase your account, "
                "without asking anyone."
            ),
        ),
        (
            "",
            _("The measure is the Personal Data Protection and Privacy Principles of the United Nations (2018)."),
        ),
    ),
)
ACCESSIBILITY = Shipped(
    _("Accessibility"),
    _("The measure of this portal is WCAG 2.2, level AA. This page says what was tested, and what was not."),
    (
        ("# ", _("What is tested at every change")),
        (
            "- ",
            _(
                "A program opens each kind of page in the browser Chromium on Debian and lets axe, an automatic "
                "checker, look for faults: pages for everybody and for people who signed in, filled, empty and in "
                "error. Each page is checked in one of the four languages, at the width of a phone (320 pixels) or of "
                "a desktop (1280 pixels)."
            ),
        ),
        ("- ", _("The HTML of each kind of public page is valid, in the four languages.")),
        (
            "- ",
            _(
                "With the keyboard alone, the first key leads past the menu; on public pages the Tab key reaches every "
                "link, button and box, and one sees where one is."
            ),
        ),
        (
            "- ",
            _("Reading, filtering, answering from a mail and writing a pledge work without JavaScript."),
        ),
        ("# ", _("What is tested now and then")),
        ("- ", _("The whole grid: each page, in the four languages, at both widths, by the same checker.")),
        ("# ", _("How pages are made")),
        (
            "- ",
            _(
                "No meaning depends on colour alone: a status has a shape, a word and a colour. Each chart has its "
                "table."
            ),
        ),
        ("- ", _("Nothing moves, nothing blinks, and nothing plays by itself.")),
        ("# ", _("What was not tested yet")),
        (
            "- ",
            _(
                "No person with a disability has tried the portal yet. An automatic checker finds only a part of what "
                "can go wrong."
            ),
        ),
        (
            "- ",
            _("No screen reader has read it from beginning to end: not NVDA, JAWS, VoiceOver, TalkBack or Orca."),
        ),
        ("- ", _("No other browser than Chromium and no real phone: neither Firefox nor Safari.")),
        ("- ", _("Screen magnifiers, voice control, switches, and colours that the reader's system sets.")),
        ("- ", _("Whether its language is plain enough for people who read with difficulty.")),
        (
            "- ",
            _("Documents of others, to which pages link, may not be accessible. Ask us for another version."),
        ),
        (
            "- ",
            _(
                "The page of documentation for programs is made by a tool of others; we do not know how accessible it "
                "is."
            ),
        ),
        ("# ", _("If something stands in your way")),
        (
            "",
            _(
                "Write to {contact}: say which page, and what you wanted to do. You will get what you need in another "
                "way while we mend it."
            ),
        ),
    ),
)
SHIPPED = {"about": ABOUT, "take-part": TAKE_PART, "privacy": PRIVACY, "accessibility": ACCESSIBILITY}
