// Two minutes before the session ends, offers to keep it. Never leaves the page, so nothing typed is lost.
// The body carries data-session-ends-in (seconds) and data-keep-url. The address answers a POST with
// {"ends_in": seconds, "csrf": token}; a GET of it tells the same, or refuses when nobody is signed in.
(() => {
  const { sessionEndsIn, keepUrl } = document.body.dataset;
  const box = document.querySelector("[data-session-warning]");
  if (!sessionEndsIn || !keepUrl || !box) return;
  const WARN_BEFORE = 120;
  const soon = box.querySelector("[data-session-soon]");
  const over = box.querySelector("[data-session-over]");
  const form = box.querySelector("[data-session-keep]");
  let endsAt = 0;
  let ended = false;
  let returnTo = null;

  const show = (isOver) => {
    if (box.hidden) returnTo = document.activeElement;
    soon.hidden = isOver;
    over.hidden = !isOver;
    box.hidden = false;
    box.focus();
  };
  const hide = () => {
    if (box.hidden) return;
    box.hidden = true;
    if (returnTo) returnTo.focus();
  };
  const goOn = (answer) => {
    endsAt = Date.now() + answer.ends_in * 1000;
    ended = false;
    if (answer.csrf) {
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => { input.value = answer.csrf; });
    }
    hide();
  };
  const ask = async (options) => {
    const answer = await fetch(keepUrl, { credentials: "same-origin", redirect: "error", ...options });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const look = () => {
    const left = (endsAt - Date.now()) / 1000;
    if (left <= 0 && !ended) {
      ended = true;
      show(true);
    } else if (left > 0 && left <= WARN_BEFORE && box.hidden) {
      show(false);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const token = form.elements.csrfmiddlewaretoken.value;
    ask({ method: "POST", headers: { "X-CSRFToken": token } }).then(goOn, () => show(true));
  });
  box.querySelector("[data-session-close]").addEventListener("click", hide);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (ended) ask({ method: "GET" }).then(goOn, () => {});
    else look();
  });
  endsAt = Date.now() + Number(sessionEndsIn) * 1000;
  setInterval(look, 5000);
})();
