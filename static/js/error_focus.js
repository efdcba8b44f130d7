// Takes the reader to the summary of errors, and from a line of it to its field; without one, to what was confirmed.
(() => {
  const summary = document.querySelector(".error-summary[data-takes-focus]") || document.querySelector("[data-takes-focus]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest(".field") || field).scrollIntoView({ block: "start" });
  });
})();
