// Counts the characters of a text while it is typed: <p data-counter="id of the box" data-counter-words="# characters">.
// The number stands beside the box at once; who listens hears it when the typing pauses.
document.querySelectorAll("[data-counter]").forEach((shown) => {
  const PAUSE = 1500;
  const box = document.getElementById(shown.dataset.counter);
  if (!box) return;
  const spoken = document.createElement("span");
  let timer = 0;

  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  shown.after(spoken);
  const words = () => shown.dataset.counterWords.replace("#", [...box.value.trim()].length);
  box.addEventListener("input", () => {
    shown.textContent = words();
    clearTimeout(timer);
    timer = setTimeout(() => { spoken.textContent = words(); }, PAUSE);
  });
});
