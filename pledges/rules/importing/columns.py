"""The one table that carries a pledge: its columns, and what they are called in four languages."""

from collections.abc import Sequence

from workplan.rules.importing import normalise_name
from workplan.rules.importing.tables import CellLike

COLUMNS = (
    "reference",
    "year",
    "title",
    "text",
    "measured",
    "language",
    "kind",
    "form",
    "concern",
    "stage",
    "organisation",
    "partners",
    "reporter",
    "objectives",
    "principles",
    "countries",
    "starts_on",
    "deadline",
    "matches",
    "matches_number",
    "global_number",
    "global_address",
    "activity",
    "marks",
    "source",
    "is_example",
    "published_at",
)

READ_ONLY = ("address", "stage_as_of", "extracted_on", "licence")
"""What public downloads tell beside a pledge; an import passes them over."""

ALIASES: dict[str, str] = {
    "reference": "referencia|référence|pledge reference|ref",
    "year": "año|ano|année|year of the pledge",
    "title": "título|titre|title of the pledge|título del compromiso|título do compromisso|titre de l'engagement",
    "text": (
        "texto|texte|text of the pledge|texto del compromiso|texto do compromisso|texte de l'engagement"
        "|description|descripción|descrição|pledge"
    ),
    "measured": (
        "how it will be measured|cómo se medirá|como será medido|como se medirá|comment il sera mesuré|indicators"
        "|indicadores|indicateurs|measurement"
    ),
    "language": ("written in|idioma|escrito en|escrito em|langue|rédigé en|écrit en"),
    "kind": "tipo|type|kind of pledge|tipo de compromiso|tipo de compromisso|type d'engagement",
    "form": "forma|forme|form of pledge|forma del compromiso|forma do compromisso|forme de l'engagement",
    "concern": (
        "whom it is about|sobre quién trata|a quién se refiere|de quem trata|qui il concerne|concerne"
        "|a quiénes se refiere|sobre quiénes trata|a quem se refere|sobre quem trata|de qui il s'agit"
    ),
    "stage": "etapa|étape|stage of implementation|stade|fase",
    "organisation": (
        "organization|organización|organização|organisation qui s'engage|pledging organisation|pledging organization"
        "|pledging entity|organización que se compromete|organização que se compromete|entidad|entidade|entité"
        "|entidad que asume el compromiso|entidade que assume o compromisso|entité auteure de l'engagement"
    ),
    "partners": "socios|socias|parceiros|parcerias|partenaires|alianzas|partner",
    "reporter": (
        "who reports|quién informa|quem informa|qui rend compte|reporting organisation|reporting organization"
        "|informante"
    ),
    "objectives": "objetivos|objectifs|gcm objectives|objective|objetivos del pacto mundial|objectifs du pacte mondial",
    "principles": (
        "principios|princípios|principes|guiding principles|principios rectores|principes directeurs"
        "|princípios orientadores"
    ),
    "countries": "países|pays|country|país",
    "starts_on": "start|inicio|início|début|start date|fecha de inicio|data de início|date de début",
    "deadline": (
        "tentative deadline|plazo|plazo tentativo|prazo|prazo provisório|échéance|échéance provisoire|fecha límite"
        "|tentative deadline of implementation"
        "|échéance indicative|plazo provisional|prazo indicativo"
    ),
    "matches": (
        "matches the pledge|se suma a|corresponde a|s'aligne sur|pledge that it matches"
        "|responde a|complementa a|répond à|est la contrepartie de|complementa"
    ),
    "matches_number": (
        "number of the pledge that it matches|número del compromiso al que se suma|número do compromisso a que se soma"
        "|numéro de l'engagement auquel il se joint"
        "|número del compromiso al que responde|número del compromiso que complementa"
        "|número do compromisso ao qual responde"
        "|numéro de l'engagement auquel il répond|numéro de l'engagement dont il est la contrepartie"
    ),
    "global_number": (
        "number in the global registry|número en el registro mundial|número no registro global"
        "|numéro dans le registre mondial"
        "|número no registro mundial"
    ),
    "global_address": (
        "address in the global registry|dirección en el registro mundial|endereço no registro global"
        "|adresse dans le registre mondial"
        "|endereço no registro mundial"
    ),
    "activity": (
        "carried by|actividad|atividade|activité|se lleva a cabo con|realizado por|mis en œuvre par"
        "|llevado adelante por|levado adiante por|porté par"
    ),
    "marks": "marcas|marques",
    "source": "fuente|fonte|source de l'information",
    "is_example": "example|ejemplo|exemplo|exemple",
    "published_at": "published|publicado|publié|fecha de publicación|data de publicação|date de publication",
}

_KNOWN = {normalise_name(column): column for column in (*COLUMNS, *READ_ONLY)} | {
    normalise_name(alias): column for column, aliases in ALIASES.items() for alias in aliases.split("|")
}


def recognise(heading: str) -> str | None:
    """The column that a heading names, in any of the four languages and whatever its accents and case."""
    return _KNOWN.get(normalise_name(heading))


def is_header_row(cells: Sequence[CellLike]) -> bool:
    """At least two known columns, a title or a reference among them, and no more unknown cells than known."""
    filled = [cell.value for cell in cells if cell.value and cell.merged_from is None]
    known = {column for text in filled if (column := recognise(text))}
    return len(known) >= 2 and bool(known & {"title", "reference"}) and 2 * len(known) >= len(filled)
