// Saves what is typed a few seconds after the last key: <form data-autosave data-autosave-lost="words for no connection"
// data-autosave-refused="words for a session or link that ended">.
// A link is followed once what was typed is saved, or after a while; a page that is hidden saves at once.
// POSTs the form to its own address with act=save and Accept: application/json; the answer is {"words": when it was
// saved, "versions": {"d7": 3} of what was saved, "errors": [sentences]}. The words go to [data-autosave-status].
document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const PAUSE = 4000;
  const AGAIN = 10000;
  const WAIT = 3000;
  const ENDED = [401, 403, 404, 410];
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  let typed = 0;
  let kept = 0;
  let running = null;
  if (!status) return;
  document.querySelectorAll("[data-autosave-told]").forEach((words) => { words.hidden = false; });

  const named = (name) => form.querySelector(`[name="${name}"]`);
  const seenIn = (sent, box) => {
    if (box.type !== "checkbox") return [sent.get(box.name) || ""];
    if (box.value === "on") return [sent.has(box.name) ? "True" : "False"];
    return sent.getAll(box.name); // one of several
  };
  const keepSeen = (sent, versions) => {
    Object.entries(versions).forEach(([prefix, version]) => {
      const boxes = new Map([...form.querySelectorAll(`[name^="${prefix}-"]`)].map((box) => [box.name, box]));
      boxes.forEach((box, name) => {
        form.querySelectorAll(`[name="initial-${name}"]`).forEach((old) => old.remove());
        seenIn(sent, box).forEach((value) => {
          const seen = form.appendChild(document.createElement("input"));
          seen.type = "hidden";
          seen.name = `initial-${name}`;
          seen.value = value;
        });
      });
      [`${prefix}-version`, `initial-${prefix}-version`].forEach((name) => {
        const box = named(name);
        if (box) box.value = version;
      });
    });
  };
  const save = async () => {
    const before = typed;
    const keepalive = document.hidden; // the page may be gone before the answer; such a request is a small one
    const sent = new FormData(form);
    sent.set("act", "save");
    const headers = { Accept: "application/json" };
    try {
      const answer = await fetch(window.location.pathname, { method: "POST", body: sent, headers, keepalive, redirect: "manual" });
      if (answer.type === "opaqueredirect" || ENDED.includes(answer.status)) {
        status.textContent = form.dataset.autosaveRefused;
        return;
      }
      if (!answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      keepSeen(sent, told.versions);
      status.textContent = [told.words, ...told.errors].filter(Boolean).join(" · ");
      if (!told.errors.length) kept = before;
      if (typed === kept) form.dispatchEvent(new Event("autosaved"));
    } catch {
      status.textContent = form.dataset.autosaveLost;
      later(AGAIN);
    }
  };
  const now = () => {
    if (running) return;
    clearTimeout(timer);
    running = save().finally(() => { running = null; });
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  };

  form.addEventListener("input", () => {
    typed += 1;
    later(PAUSE);
  });
  const settle = async () => {
    await running;
    if (typed !== kept) now();
    await running;
  };
  const leaves = (link, event) => {
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const isHere = link.pathname === window.location.pathname && link.hash;
    return isPlain && !link.target && !link.hasAttribute("download") && link.protocol.startsWith("http") && !isHere;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || typed === kept || !leaves(link, event)) return;
    event.preventDefault();
    const late = new Promise((resolve) => { setTimeout(resolve, WAIT); });
    Promise.race([settle(), late]).then(() => window.location.assign(link.href));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && typed !== kept) now();
  });
  window.addEventListener("online", () => { if (typed !== kept) later(0); });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    running.then(() => {
      clearTimeout(timer);
      form.requestSubmit(event.submitter);
    });
  }, { capture: true });
});
