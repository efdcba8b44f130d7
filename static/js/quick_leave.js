// Ends the session and puts a public page in the place of this one, so that Back does not lead here again.
// The form carries data-quick-leave, the address of that page; without script the form does it by a redirect.
(() => {
  const form = document.querySelector("[data-quick-leave]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    const go = () => location.replace(form.dataset.quickLeave);
    fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual", keepalive: true })
      .then(go, go);
    setTimeout(go, 1500);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
