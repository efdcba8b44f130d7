from collections.abc import Sequence

from workplan.rules.importing.directory import normalise_name
from workplan.rules.importing.tables import CellLike

COLUMNS = (
    "code",
    "official_code",
    "priority",
    "title_en",
    "title_es",
    "title_pt_br",
    "title_fr",
    "objectives",
    "global_references",
    "workstreams",
    "entities_in_charge",
    "reporter",
    "supporting",
    "schedule_raw",
    "schedule_kind",
    "schedule_normalised",
    "deliverables",
    "tentative",
    "actual",
    "actual_source",
)
TITLES = ("title_en", "title_es", "title_pt_br", "title_fr")
GROUP = "group"

ALIASES: dict[str, str] = {
    "code": ("codigo|code activite|activity code|codigo de actividad|codigo da atividade|code de l'activite|cod"),
    "official_code": "codigo oficial|code officiel|number|no|numero|n°|nº|num",
    "priority": "prioridad|prioridade|priorite",
    "title_en": "title|activity|activities|title english|english title|titulo en ingles",
    "title_es": "actividad|actividades|titulo es|titulo en espanol|title spanish|spanish title",
    "title_pt_br": ("atividade|atividades|titulo pt|titulo em portugues|title pt|title portuguese|titulo portugues"),
    "title_fr": "activite|activites|titre|titre fr|titre en francais|title french|french title",
    "objectives": (
        "objetivos|objectifs|gcm objectives|objetivos del pacto mundial|compact objectives|objective"
        "|objetivos do pacto global|objectifs du pacte mondial"
    ),
    "global_references": (
        "references|referencias|global references|global network plan and other references"
        "|plan de la red mundial y otras referencias|plano da rede mundial e outras referencias"
        "|referencias globais|referencias globales|plan du reseau mondial et autres references"
        "|references mondiales"
    ),
    "workstreams": "workstream|lineas de trabajo|linhas de trabalho|axes de travail|volets de travail",
    "entities_in_charge": (
        "entity in charge|entities in charge|entidades responsables|entidad responsable"
        "|entidades responsaveis|entidade responsavel|entites responsables|entite responsable"
        "|implementing|agencies in charge of implementation|implementing organisations"
        "|implementing organizations|responsables|organizaciones responsables|entidades encargadas"
        "|entidad encargada|entites chargees|leads"
    ),
    "reporter": (
        "informante|quien informa|relator|rapporteur|reporting organisation|reporting organization"
        "|responsable del informe|responsavel pelo informe|charge du rapport|reports"
    ),
    "supporting": (
        "supporting agencies|supporting organisations|supporting organizations|apoyo|apoio|appui"
        "|agencias de apoyo|organizaciones de apoyo|agencias de apoio|organizacoes de apoio"
        "|organismes d'appui|entidades de apoyo|entidades de apoio|entites d'appui|soutien"
    ),
    "schedule_raw": (
        "schedule|scheduling|calendario|cronograma|calendrier|programacion|programacao|fechas|datas|dates|programmation"
    ),
    "schedule_kind": "kind of schedule|tipo de calendario|type de calendrier|tipo de cronograma",
    "schedule_normalised": (
        "schedule normalized|normalised schedule|calendario normalizado|calendrier normalise|cronograma normalizado"
    ),
    "deliverables": "entregables|productos|entregas|produtos|livrables|deliverable|produits",
    "tentative": "tentativo|tentativa|provisional|provisorio|provisoire|to be confirmed",
    "actual": ("actual dates|actual date|fecha real|fechas reales|data real|datas reais|date reelle|dates reelles"),
    "actual_source": (
        "source of actual|fuente|fonte|source de la date reelle|fuente de la fecha real"
        "|fonte da data real|source of the actual date"
    ),
    GROUP: "grupo|groupe|group of priorities",
}

_KNOWN = {normalise_name(column): column for column in (*COLUMNS, GROUP)} | {
    normalise_name(alias): column for column, aliases in ALIASES.items() for alias in aliases.split("|")
}


def recognise(header: str) -> str | None:
    """The column that a heading names, in any of the four languages and whatever its accents and case."""
    return _KNOWN.get(normalise_name(header))


def is_header_row(cells: Sequence[CellLike]) -> bool:
    """At least two known columns, a title or a code among them, and no more unknown cells than known."""
    filled = [cell.value for cell in cells if cell.value and cell.merged_from is None]
    known = {column for text in filled if (column := recognise(text))}
    return len(known) >= 2 and bool(known & {"code", "official_code", *TITLES}) and 2 * len(known) >= len(filled)
