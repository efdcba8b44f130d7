import pytest

from network_portal.common.browsers import browser_and_system
from network_portal.common.templatetags.words import browser_words

MOZILLA = "Mozilla/5.0"
KNOWN = {
    f"{MOZILLA} (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0": "Firefox on Android",
    f"{MOZILLA} (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 "
    "Mobile/15E148 Safari/604.1": "Safari on iPhone",
    f"{MOZILLA} (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/129.0 "
    "Mobile/15E148 Safari/604.1": "Chrome on iPhone",
    f"{MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 "
    "Safari/537.36": "Chrome on Windows",
    f"{MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 "
    "Edg/129.0.0.0": "Edge on Windows",
    f"{MOZILLA} (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 "
    "Chrome/122.0.0.0 Mobile Safari/537.36": "Samsung Internet on Android",
    f"{MOZILLA} (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 "
    "Safari/605.1.15": "Safari on Mac",
    f"{MOZILLA} (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": "Firefox on Linux",
    "Firefox/128.0": "Firefox",
    "curl/8.5.0": "A browser",
    "<script>alert(1)</script>": "A browser",
    "": "A browser",
}


@pytest.mark.parametrize(("user_agent", "words"), KNOWN.items())
def test_a_browser_is_told_in_words(user_agent, words):
    assert browser_words(user_agent) == words


def test_what_is_not_known_is_empty():
    assert browser_and_system("Mozilla/5.0 (PlayStation 5)") == ("", "")
