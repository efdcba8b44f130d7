from django.utils.html import format_html

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


def test_each_row_fills_in_the_block_and_is_escaped() -> None:
    source = '{% each rows %}<li data-label="{{ label }}">{name}{mark}</li>{% endeach %}'
    rows = [{"name": "<b>", "mark": ""}, {"name": "{label} & 'it'", "mark": format_html("<i>{}</i>", "new")}]
    drawn = rendered(source, rows=rows, label="Na<me")
    assert drawn == (
        '<li data-label="Na&lt;me">&lt;b&gt;</li><li data-label="Na&lt;me">{label} &amp; &#x27;it&#x27;<i>new</i></li>'
    )
