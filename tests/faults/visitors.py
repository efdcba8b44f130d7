"""People who ask for pages at a steady pace, and what they got."""

import contextlib
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from itertools import count
from threading import Event, Thread

PAGES = ("/en/", "/en/work-plan/", "/en/accounts/login/", "/en/objectives/")
PATIENCE = 20.0


@dataclass(frozen=True)
class Answer:
    at: float
    status: int
    seconds: float


@dataclass
class Visitors:
    """Half of the requests are pages, half are forms sent; each form is about another address."""

    site: str
    a_second: int
    form: str
    fields: Callable[[int], dict[str, str]]
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _Stay())
        page = self.opener.open(self.site + self.form, timeout=PATIENCE).read().decode()
        self.token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """They come until the block ends; then the last of them are waited for."""
        over = Event()
        with ThreadPoolExecutor(64) as pool:
            pace = Thread(target=self._come, args=(pool, over))
            pace.start()
            try:
                yield
            finally:
                over.set()
                pace.join()

    def warm_up(self, times: int = 4) -> None:
        """Each page so often that every process has read its code before anything is measured."""
        with ThreadPoolExecutor(times) as pool:
            list(pool.map(lambda page: self._ask(page, None, uncached=True), PAGES * times))

    def look(self) -> Answer:
        """One page that no cache answers."""
        return self._ask(PAGES[1], None, uncached=True)

    def slowest(self, share: float, *, since: float = 0.0) -> float:
        """Seconds within which `share` of those asked from `since` on (monotonic clock) was answered."""
        times = sorted(answer.seconds for answer in self.answers if answer.at >= since)
        return times[min(len(times) - 1, int(len(times) * share))]

    def failed(self) -> int:
        """Answers of 5xx, and none at all."""
        return sum(answer.status >= 500 or answer.status == 0 for answer in self.answers)

    def _come(self, pool: ThreadPoolExecutor, over: Event) -> None:
        begun = time.monotonic()
        for number in count():
            if over.wait(max(0.0, begun + number / self.a_second - time.monotonic())):
                return
            pool.submit(self._one, number)

    def _one(self, number: int) -> None:
        if number % 2:
            self.answers.append(self._ask(PAGES[number // 2 % len(PAGES)], None))
        else:
            self.answers.append(self._ask(self.form, self.fields(number) | {"csrfmiddlewaretoken": self.token}))

    def _ask(self, path: str, fields: dict[str, str] | None, *, uncached: bool = False) -> Answer:
        data = urllib.parse.urlencode(fields).encode() if fields else None
        asked = urllib.request.Request(self.site + path, data, {"Authorization": "Bench"} if uncached else {})
        begun = time.monotonic()
        try:
            with self.opener.open(asked, timeout=PATIENCE) as answer:
                answer.read()
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        except OSError:
            status = 0
        return Answer(begun, status, time.monotonic() - begun)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: the answer to the form is what counts."""

    def redirect_request(self, *args: object) -> None:
        return None
