"""A practice as a Word file, filled in the order of the global Hub."""

from io import BytesIO
from typing import Any

import docx
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from docx.shared import RGBColor

from network_portal.common import clock
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.lines import plain_lines
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.queries.practice_pages import facts_of
from network_portal.knowledge.queries.practices import practice_path
from network_portal.knowledge.rules.hub_form import NOT_ASKED, HubPart, filled
from network_portal.knowledge.rules.practices import TEXTS

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADINGS, STRONG = ("Title", "Heading 1"), RGBColor(0x00, 0x3F, 0x66)
LANGUAGES = {"es": "es-ES", "en": "en-GB", "pt-br": "pt-BR", "fr": "fr-FR"}


def hub_file(practice: Practice, text: PracticeText) -> bytes:
    """Headings in the reader's language, the words of the practice in theirs; each run of them says so."""
    document = docx.Document()
    _say_language(document, current_language())
    for name in HEADINGS:
        document.styles[name].font.color.rgb = STRONG
    properties = document.core_properties
    properties.title, properties.language = plain_lines(text.title), LANGUAGES[current_language()]
    properties.author, properties.comments = _("UN Regional Network on Migration"), ""
    properties.created = properties.modified = clock.now().replace(tzinfo=None)
    _write(document.add_heading(level=0), text.title, text.language)
    if practice.is_example:
        document.add_paragraph(_("EXAMPLE: this practice is invented."))
    words = {name: getattr(text, name) for name in TEXTS}
    for part, lines, is_of_practice in filled(_facts(practice), words):
        document.add_heading(_labels()[part], level=1)
        for line in lines or [_left_open(part)]:
            _write(document.add_paragraph(), line, text.language if is_of_practice else current_language())
    document.add_heading(_("Where this comes from"), level=1)
    for line in _about(practice):
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _facts(practice: Practice) -> dict[HubPart, list[str]]:
    facts, language = facts_of(practice), current_language()
    implementers = [*facts["implementers"], *filter(None, [facts["unnamed_words"]])]
    others = [practice.implementer_names] if practice.implementer_names else []
    return {
        HubPart.OBJECTIVES: [f"{one['number']}. {one['title']}" for one in facts["objectives"]],
        HubPart.PRINCIPLES: [
            f"({one.letter}) {translated_text(one, 'name', language)[0]}" for one in facts["principles"]
        ],
        HubPart.DATES: _dates(practice),
        HubPart.SCOPE: [practice.get_level_display()] if practice.level else [],
        HubPart.COUNTRIES: [one["name"] for one in facts["countries"]],
        HubPart.IMPLEMENTERS: implementers or others,
        HubPart.PARTNERS: others if implementers else [],
        HubPart.AUDIENCE: facts["populations"],
        HubPart.COST: [_cost(practice)] if practice.cost is not None else [],
        HubPart.LEGAL_INSTRUMENT: [practice.legal_instrument] if practice.legal_instrument else [],
        HubPart.RESOURCES: practice.source.split("\n") if practice.source else [],
    }


def _labels() -> dict[HubPart, str]:
    return {
        HubPart.OBJECTIVES: _("Objectives of the Compact"),
        HubPart.PRINCIPLES: _("Guiding principles"),
        HubPart.DATES: _("Dates"),
        HubPart.SCOPE: _("Geographic scope"),
        HubPart.COUNTRIES: _("Countries"),
        HubPart.SUMMARY: _("Summary"),
        HubPart.IMPLEMENTERS: _("Main implementing organisations"),
        HubPart.PARTNERS: _("Partner and donor organisations"),
        HubPart.DETAILS: _("Detailed information"),
        HubPart.AUDIENCE: _("Whom it serves"),
        HubPart.COST: _("Cost"),
        HubPart.LEGAL_INSTRUMENT: _("Legal instrument"),
        HubPart.IMPACT: _("Benefit and impact"),
        HubPart.LESSONS: _("Key lessons"),
        HubPart.RECOMMENDATIONS: _("Recommendations, if the practice is to be replicated"),
        HubPart.INNOVATION: _("Innovation"),
        HubPart.RESOURCES: _("Additional resources"),
    }


def _left_open(part: HubPart) -> str:
    if part in NOT_ASKED:
        return _("The portal does not ask for this. Write it here before you send the form.")
    return _("Not known")


def _about(practice: Practice) -> list[str]:
    address = practice_path(practice.slug, absolute=True)
    values = {"address": address, "day": date_in_words(clock.today())}
    return [
        _("Filled from %(address)s on %(day)s, in the order of the global Hub of practices.") % values,
        _("Content authored by the Regional Network; not reviewed by the Network's Secretariat."),
    ]


def _dates(practice: Practice) -> list[str]:
    if practice.year_from and practice.year_to and practice.year_to != practice.year_from:
        return [f"{practice.year_from}–{practice.year_to}"]
    return [str(practice.year_from)] if practice.year_from else []


def _cost(practice: Practice) -> str:
    return f"{number_format(practice.cost or 0, force_grouping=True)} {practice.currency}".strip()


def _say_language(document: Any, language: str) -> None:
    """The one that a reader's voice begins with, for the whole document."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), LANGUAGES[language])


def _write(paragraph: Any, words: str, language: str) -> None:
    run = paragraph.add_run(plain_lines(words))
    if language != current_language():
        properties = run._element.get_or_add_rPr()
        spoken = properties.makeelement(qn("w:lang"), {qn("w:val"): LANGUAGES[language]})
        properties.append(spoken)
