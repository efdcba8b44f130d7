"""Each mandatory part of a practice is explained by an example."""

import pytest

from network_portal.knowledge.forms.submissions import SECTION_FORMS
from network_portal.knowledge.rules.sections import REQUIRED, SECTIONS


@pytest.mark.parametrize("name", REQUIRED)
def test_a_mandatory_part_has_its_example(name):
    [section] = [section for section, names in SECTIONS.items() if name in names]
    assert "for example" in str(SECTION_FORMS[section].base_fields[name].help_text)
