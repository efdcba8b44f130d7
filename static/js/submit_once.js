// A second press within five seconds does not send a form twice: <form data-submit-once>.
document.querySelectorAll("form[data-submit-once]").forEach((form) => {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 5000);
  });
});
