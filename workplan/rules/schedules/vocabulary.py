"""Words of schedules in English, Spanish, Brazilian Portuguese and French, folded (see `fold`)."""

import re
import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTH_WORDS = (
    "january jan enero ene janeiro janvier janv",
    "february feb febrero fevereiro fev fevrier fevr",
    "march mar marzo marco mars",
    "april apr abril abr avril avr",
    "may mayo maio mai",
    "june jun junio junho juin",
    "july jul julio julho juillet juil",
    "august aug agosto ago aout",
    "september sep sept septiembre setiembre setembro set septembre",
    "october oct octubre outubro out octobre",
    "november nov noviembre novembro novembre",
    "december dec diciembre dic dezembro dez decembre",
)
MONTHS = {word: number for number, words in enumerate(MONTH_WORDS, 1) for word in words.split()}

NOISE = _words("of de del do da du d the el la las le les los l on in en em no")
SEPARATORS = {
    "&": _words("and y e et"),
    "|": _words("or o ou u"),
    "t": _words("to a al ao au ate hasta until through jusqu"),
}
OPENINGS = {"b": _words("between entre"), "f": _words("from desde")}

UNDECIDED = (
    "to be (?:determined|confirmed|defined|decided)|tb[dca]|tentative|tentatively"
    "|(?:por|a) (?:determinar|confirmar|definir|decidir)|tentativo|tentativa|provisional"
    "|a (?:determiner|confirmer|definir|preciser)|provisoire|provisorio"
)
CONTINUOUS = (
    "(?:continuous|ongoing|continuing)(?: process)?|(?:proceso )?(?:continuo|permanente)"
    "|(?:processo )?(?:continuo|permanente)|(?:processus )?(?:continu|permanent)|en continu|em continuo"
)
OUTSIDE_EVENT = (
    "parallel|side event|margins?|during|forum|conference|congress|summit|event"
    "|paralel[oa]|margen|margem|durante|foro|conferencia|congreso|congresso|cumbre|cupula|evento"
    "|parallele|marge|pendant|sommet|congres|evenement"
)
BEFORE_OR_AFTER = "before|after|by|until|since|antes|despues|depois|hasta|ate|desde|partir|apres|avant|jusqu|depuis"

NUMBER_WORDS = (
    "one a an un una uno um uma une",
    "two dos dois duas deux",
    "three tres trois",
    "four cuatro quatro quatre",
    "five cinco cinq",
    "six seis",
)
NUMBERS = {word: number for number, words in enumerate(NUMBER_WORDS, 1) for word in words.split()}

PERIODS = {
    "month mes mois": 1,
    "quarter trimestre": 3,
    "semester semestre": 6,
    "year ano an annee": 12,
}
PERIOD_MONTHS = {word: months for words, months in PERIODS.items() for word in words.split()}
EVERY_MONTH = "monthly|mensual|mensualmente|mensal|mensalmente|mensuel|mensuelle|mensuellement|every month"
EVERY_MONTH += "|each month|cada mes|todos los meses|todo mes|todos os meses|chaque mois|tous les mois"

PER = "per|a|each|every|por|al|ao|cada|par|chaque"

ORDINAL_WORDS = (
    "first primer primero primeiro premier 1er 1st",
    "second segundo deuxieme 2nd",
    "third tercer tercero terceiro troisieme 3rd",
    "fourth cuarto quarto quatrieme 4th",
)
ORDINALS = {word: number for number, words in enumerate(ORDINAL_WORDS, 1) for word in words.split()}
PARTS_OF_YEAR = {"semester": 6, "semestre": 6, "half": 6, "quarter": 3, "trimestre": 3}

_DASHES = re.compile("[‐-―−]")
_BLANKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case without accents, one kind of dash, single spaces: what the vocabulary is written in."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", _DASHES.sub("-", bare.casefold())).strip()
