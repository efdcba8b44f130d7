import pytest

from network_portal.monitoring.rules.choices import is_called, is_reminded


@pytest.mark.parametrize("rule", [is_called, is_reminded])
@pytest.mark.parametrize(
    ("kind", "choice", "holds"),
    [
        ("un_agency", None, True),
        ("un_agency", False, False),
        ("un_agency", True, True),
        ("government", None, False),
        ("government", False, False),
        ("government", True, True),
    ],
)
def test_a_government_must_choose_it_anybody_else_may_choose_against_it(rule, kind, choice, holds):
    assert rule(kind, choice) is holds
