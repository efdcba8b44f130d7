// Shows the buttons that copy the text of a box, which without a script is selected by hand.
document.querySelectorAll("[data-copy]").forEach((button) => {
  const box = document.getElementById(button.dataset.copy);
  if (!box || !navigator.clipboard) return;
  button.classList.remove("needs-script");
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.value);
      button.textContent = button.dataset.copied;
    } catch {
      box.select();
    }
  });
});
