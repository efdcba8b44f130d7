import pytest
from django import forms

from network_portal.organisations.forms.fields import MOST_LINES, MOST_UNKNOWN, OrganisationLines
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def told(text):
    with pytest.raises(forms.ValidationError) as refused:
        OrganisationLines().clean(text)
    return refused.value.messages


def test_lines_are_organisations_in_their_order():
    ilo, iom = make_organisation("ilo"), make_organisation("iom")
    assert OrganisationLines().clean("iom\n\n ILO ;") == (iom, ilo)


def test_of_many_unknown_lines_the_first_are_named_and_the_others_counted():
    sentences = told("\n".join(["x" * 500, *(f"Nobody {number}" for number in range(MOST_UNKNOWN + 1))]))
    assert len(sentences) == MOST_UNKNOWN + 1
    assert max(map(len, sentences)) < 200
    assert sentences[-1] == "2 more lines are not known."


def test_a_list_that_nobody_could_mean_is_refused_before_anybody_looks_for_it(django_assert_num_queries):
    with django_assert_num_queries(0):
        [sentence] = told("\n".join(f"Nobody {number}" for number in range(MOST_LINES + 1)))
    assert str(MOST_LINES + 1) in sentence and str(MOST_LINES) in sentence
