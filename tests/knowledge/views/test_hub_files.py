"""The Word file, read by another reader than the one that wrote it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db.models import TextField, Value
from lxml import etree

from network_portal.knowledge.models import Practice
from network_portal.knowledge.rules.hub_form import HubPart
from network_portal.taxonomy.models import Country
from tests.factories import make_objective, make_organisation, make_practice

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def practice():
    words = {"summary": "En breve", "done": "Se abrió <una> ventanilla\n& dos mesas", "copyable": "- formulario"}
    practice = make_practice(title="Ventanilla única", language="es", text=words, cost=1200, currency="USD")
    practice.countries.add(Country.objects.create(iso2="HN", iso3="HND", name_en="Honduras", name_fr="Honduras"))
    practice.objectives.add(make_objective(8))
    practice.implementers.add(make_organisation("hidden", name_en="Hidden body", kind="media", is_listed=False))
    return practice


def opened(client, practice, language="fr"):
    response = client.get(f"/{language}/practices/{practice.slug}/practice.docx")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="{practice.slug}.docx"'
    with ZipFile(BytesIO(response.content)) as parts:
        assert parts.testzip() is None
        return {name: etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith(".xml")}


def paragraphs(parts):
    found = []
    for one in parts["word/document.xml"].iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        text = "".join(one.itertext(f"{W}t"))
        spoken = [lang.get(f"{W}val") for lang in one.iter(f"{W}lang")]
        found.append((style.get(f"{W}val") if style is not None else "", text, spoken))
    return found


def test_it_is_filled_with_what_the_practice_says(client, practice):
    told = [text for _style, text, _spoken in paragraphs(opened(client, practice, "en"))]
    for words in ("Ventanilla única", "8. Short 8", "Honduras", "2024", "Se abrió <una> ventanilla", "& dos mesas"):
        assert words in told
    assert "1,200 USD" in told
    assert "Hidden body" not in " ".join(told)
    assert any(practice.slug in line for line in told)


def test_headings_lead_through_it_in_the_order_of_the_hub(client, practice):
    found = paragraphs(opened(client, practice, "en"))
    assert [text for style, text, _spoken in found if style == "Title"] == ["Ventanilla única"]
    headings = [text for style, text, _spoken in found if style == "Heading1"]
    assert len(headings) == len(HubPart) + 1
    assert headings[:3] == ["Objectives of the Compact", "Guiding principles", "Dates"]


def test_it_says_in_which_language_it_is_read_aloud(client, practice):
    parts = opened(client, practice)
    defaults = parts["word/styles.xml"].find(f".//{W}rPrDefault//{W}lang")
    assert defaults.get(f"{W}val") == "fr-FR"
    found = paragraphs(parts)
    spoken = {text: language for _style, text, language in found}
    assert spoken["Ventanilla única"] == spoken["En breve"] == ["es-ES"]
    assert spoken["Honduras"] == []
    core = parts["docProps/core.xml"]
    assert "Ventanilla única" in "".join(core.itertext())
    assert "python-docx" not in "".join(core.itertext())


def test_what_nobody_knows_and_what_we_do_not_ask_is_said(client, practice):
    told = [text for _style, text, _spoken in paragraphs(opened(client, practice, "en"))]
    assert "Not known" in told
    assert told[told.index("Innovation") + 1].startswith("The portal does not ask for this.")


@pytest.mark.parametrize(
    ("is_of_hidden", "others", "implementers", "partners"),
    [
        (True, "", "1 organisation that is not listed", "Not known"),
        (True, "City of Rivera", "1 organisation that is not listed", "City of Rivera"),
        (False, "City of Rivera", "City of Rivera", "Not known"),
        (False, "", "Not known", "Not known"),
    ],
)
def test_who_carried_it_out_is_said_as_on_the_page(client, practice, is_of_hidden, others, implementers, partners):
    Practice.objects.filter(pk=practice.pk).update(implementer_names=others)
    if not is_of_hidden:
        practice.implementers.clear()
    told = [text for _style, text, _spoken in paragraphs(opened(client, practice, "en"))]
    assert told[told.index("Main implementing organisations") + 1] == implementers
    assert told[told.index("Partner and donor organisations") + 1] == partners


def test_what_is_not_published_has_no_file(client):
    hidden = make_practice(is_published=False)
    assert client.get(f"/en/practices/{hidden.slug}/practice.docx").status_code == 404


def stored(rows, **values):
    """As the fields do not let it through any more."""
    rows.update(**{name: Value(text, output_field=TextField()) for name, text in values.items()})


@pytest.mark.parametrize("sign", ["\uffff", "\ufffe", "\x1b"])
def test_what_was_stored_before_texts_were_cleaned_breaks_no_file(client, practice, sign):
    stored(practice.texts, title=f"Venta{sign}nilla", summary=f"En{sign} breve")
    stored(Practice.objects.filter(pk=practice.pk), implementer_names=f"La{sign} Red")
    parts = opened(client, practice, "en")
    told = [text for _style, text, _spoken in paragraphs(parts)]
    for words in ("Ventanilla", "En breve", "La Red"):
        assert words in told
    assert "Ventanilla" in "".join(parts["docProps/core.xml"].itertext())
