// Closes an open menu on Escape, on a press elsewhere and when the focus leaves it.
(() => {
  const openMenus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    });
  });
  const closeOthers = (event) => openMenus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
})();
