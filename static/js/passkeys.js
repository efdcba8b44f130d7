// Passkeys: <form data-passkey="sign-in | ask | add" data-passkey-failed="sentence"> with a hidden input
// `credential` and a button data-passkey-start. `ask` and `add` find their options in the JSON element that
// data-passkey-options names; `sign-in` fetches them from the form's own address.
(() => {
  const forms = document.querySelectorAll("form[data-passkey]");
  if (!forms.length || !window.PublicKeyCredential) return;

  const optionsOf = async (form) => {
    if (form.dataset.passkey !== "sign-in") {
      return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
    }
    const answer = await fetch(form.action, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const forThisDevice = (options, alone) => {
    const wishes = options.publicKey.authenticatorSelection;
    wishes.residentKey = alone ? "required" : "discouraged";
    wishes.requireResidentKey = alone;
    if (alone) wishes.userVerification = "required";
    return options;
  };
  const credentialFor = async (form) => {
    const options = await optionsOf(form);
    if (form.dataset.passkey !== "add") return window.webauthnJSON.get(options.request_options);
    const alone = Boolean(form.elements.passwordless && form.elements.passwordless.checked);
    return window.webauthnJSON.create(forThisDevice(options.creation_options, alone));
  };

  forms.forEach((form) => {
    const failure = form.querySelector("[data-passkey-error]");
    form.classList.remove("needs-script");
    form.querySelectorAll(".needs-script").forEach((part) => part.classList.remove("needs-script"));
    form.querySelector("[data-passkey-start]").addEventListener("click", async () => {
      failure.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await credentialFor(form));
        form.submit();
      } catch {
        failure.textContent = form.dataset.passkeyFailed;
        failure.hidden = false;
      }
    });
  });
})();
