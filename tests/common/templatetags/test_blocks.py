from tests.common.templatetags.rendering import rendered


def test_applied_filters_are_words_that_can_be_removed() -> None:
    shown = rendered(
        "{% filter_panel results='2 of 26' applied=applied clear_url='/all' %}FIELDS{% endfilter_panel %}",
        applied=[{"label": "Late", "remove_url": "?organisation=iom"}],
    )
    assert 'href="?organisation=iom"' in shown
    assert "FIELDS" in shown
    assert "2 of 26" in shown
    assert 'href="/all#list"' in shown and 'action="#list"' in shown and 'id="list"' in shown


def test_the_words_of_a_page_are_escaped_unless_they_are_markup() -> None:
    shown = rendered("{% notice title=title %}<p>{{ text }}</p>{% endnotice %}", title="<i>", text="<script>")
    assert "<p>&lt;script&gt;</p>" in shown
    assert "&lt;i&gt;" in shown
