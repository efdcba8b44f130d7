// Shows the buttons that print the page, which without a script would do nothing.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.classList.remove("needs-script");
  button.addEventListener("click", () => window.print());
});
