import pytest
from django.core.management import call_command

from network_portal.audit.models import Event
from network_portal.organisations.actions.organisations import add_aliases
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.queries.organisations import known_names, organisations_by_text
from tests.factories import make_organisation

KNOWN = {
    "OIM": "iom",
    "CEPAL": "eclac",
    "CELADE": "eclac",
    "UNCHR": "unhcr",
    "acnur": "unhcr",
    "Organización Internacional para las Migraciones": "iom",
    "UNHABITAT": "un-habitat",
    "ONU-Hábitat": "un-habitat",
    "PAHO/WHO": "who-paho",
    "OMS/OPS": "who-paho",
    "OPS": "who-paho",
    "BCAH": "ocha",
    "FPNU": "unfpa",
    "ONUDD": "unodc",
    "CICR": "icrc",
    "MPI": "mpi",
    "ONU Mujeres": "un-women",
    "OIT": "ilo",
}


@pytest.fixture(scope="module")
def reference_list(rows_of_module):
    call_command("load_organisations")


@pytest.fixture
def loaded(reference_list, db):
    pass


def test_the_reference_list(loaded):
    assert Organisation.objects.count() == 22
    assert Organisation.objects.filter(is_network_member=True).count() == 19
    assert set(Organisation.objects.filter(is_co_chair=True).values_list("slug", flat=True)) == {"iom", "eclac"}
    assert not Organisation.objects.exclude(is_listed=True).exists()
    iom = Organisation.objects.get(slug="iom")
    assert (iom.acronym_en, iom.acronym_es, iom.name_fr) == (
        "IOM",
        "OIM",
        "Organisation internationale pour les migrations",
    )
    assert iom.marks == {"es": "official", "en": "official", "pt_br": "unofficial", "fr": "official"}


@pytest.mark.parametrize("text, slug", KNOWN.items())
def test_every_way_of_writing_a_name(loaded, text, slug):
    [found] = organisations_by_text([text])
    assert found is not None
    assert found.slug == slug
    assert known_names()[Alias.objects.get(organisation=found, text=found.acronym_en).normalised] == found.pk


def test_nobody_has_no_name(loaded):
    assert organisations_by_text([" – ", "Ministry of Nothing"]) == [None, None]


def test_an_organisation_without_an_alias_is_known_by_its_own_words(loaded):
    new = make_organisation("ministry", name_es="Ministerio EXAMPLE", acronym_en="MEX")
    assert organisations_by_text(["ministerio example", "mex", "Ministry", "OIM"]) == [
        new,
        new,
        new,
        Organisation.objects.get(slug="iom"),
    ]


def test_many_unknown_texts_are_one_look(loaded, django_assert_max_num_queries):
    new = make_organisation("ministry", name_es="MINISTERIO DE LA NIÑEZ")
    with django_assert_max_num_queries(2):
        found = organisations_by_text([*(f"Nobody {number}" for number in range(200)), "Ministerio de la niÑez", "OIM"])
    assert found == [None] * 200 + [new, Organisation.objects.get(slug="iom")]


def test_the_same_list_again_changes_nothing(loaded):
    events, aliases = Event.objects.count(), Alias.objects.count()
    call_command("load_organisations")
    assert (Event.objects.count(), Alias.objects.count()) == (events, aliases)


def test_a_name_belongs_to_one_organisation(loaded):
    with pytest.raises(ValueError, match="OIM"):
        add_aliases(Organisation.objects.get(slug="eclac"), ("OIM",))
