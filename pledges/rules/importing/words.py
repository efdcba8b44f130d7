"""The words that a file may use for a choice, in four languages, beside the code itself."""

from collections.abc import Mapping

from pledges.rules.kinds import Concern, Form, Kind
from pledges.rules.stages import Stage
from workplan.rules.importing import normalise_name


def _vocabulary(words: Mapping[str, str]) -> dict[str, str]:
    said = {normalise_name(word): code for code, several in words.items() for word in several.split("|")}
    return said | {normalise_name(code): code for code in words}


CHOICES: Mapping[str, Mapping[str, str]] = {
    "language": _vocabulary(
        {
            "es": "spanish|español|castellano|espanhol|espagnol",
            "en": "english|inglés|inglês|anglais",
            "pt-br": "portuguese|portugués|português|portugais|pt|portugués de brasil|português do brasil",
            "fr": "french|francés|francês|français",
        }
    ),
    "kind": _vocabulary(
        {
            Kind.INDIVIDUAL: "individual pledge|individuelle|individuel|compromiso individual|engagement individuel",
            Kind.COMMON: "common pledge|común|comum|commun|compromiso común|engagement commun",
            Kind.PARTNERSHIP: "in partnership|en alianza|em parceria|en partenariat|partnership pledge",
            Kind.MATCHING: (
                "matching pledge|de contrapartida|contrapartida|de contrepartie|contrepartie|que se suma"
                "|complementario|complementar"
            ),
        }
    ),
    "form": _vocabulary(
        {
            Form.FINANCIAL: "financiero|financiera|financeiro|financeira|financier|financière",
            Form.HUMAN_RESOURCES: "human resources|recursos humanos|ressources humaines",
            Form.PROCESS: "proceso|processo|processus|process-oriented",
            Form.POLICY: "política|políticas|politique|politiques",
        }
    ),
    "concern": _vocabulary(
        {
            Concern.MIGRANTS: "personas migrantes|pessoas migrantes|personnes migrantes|migrantes",
            Concern.MIXED: (
                "migrants and refugees|personas migrantes y refugiadas|pessoas migrantes e refugiadas"
                "|personnes migrantes et réfugiées|migrants et réfugiés|mixto|misto|mixte"
            ),
            Concern.REFUGEES: (
                "refugees only|refugees|só pessoas refugiadas|réfugiés seulement|personnes réfugiées seulement"
                "|solo personas refugiadas|personas refugiadas|somente pessoas refugiadas"
                "|pessoas refugiadas|personnes réfugiées uniquement|personnes réfugiées"
            ),
        }
    ),
    "stage": _vocabulary(
        {
            Stage.PLANNING: (
                "planificación|planejamento|em planejamento|en préparation|en planification|planification"
                "|en planificación"
            ),
            Stage.IN_PROGRESS: "in progress|en curso|em andamento|en cours|ongoing|en marcha",
            Stage.FULFILLED: "cumplido|cumprido|tenu|réalisé|completed|implemented",
            Stage.DISCONTINUED: "interrumpido|descontinuado|interrompido|abandonné|interrompu|cancelled",
        }
    ),
}

YES = frozenset(map(normalise_name, ("yes", "y", "sí", "s", "sim", "oui", "o", "x", "true", "1", "verdadero", "vrai")))
NO = frozenset(map(normalise_name, ("", "no", "n", "não", "non", "false", "0", "falso", "faux")))
ALL = frozenset(map(normalise_name, ("all", "todos", "todas", "tous", "toutes")))
