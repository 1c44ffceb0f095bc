/* Asks the browser for a passkey and sends what it answers; without it, codes do the same. */
(() => {
  const form = document.querySelector("form[data-passkey]");
  const button = form.querySelector("[data-ask]");
  const isNew = form.dataset.passkey === "create";
  const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON;
  if (!able || !form.dataset.options) return;
  const options = JSON.parse(form.dataset.options);
  /* A browser makes passkeys for names of hosts alone, and shows each to its own host alone. */
  const home = options.rp?.id ?? options.rpId;
  const isName = !/^[\d.]+$|:/.test(home);
  if (!isName || !`.${location.hostname}`.endsWith(`.${home}`)) return;
  button.hidden = false;
  const without = form.querySelector("[data-without]");
  if (without) without.hidden = true;

  const ask = () =>
    isNew
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const failed = form.querySelector("[data-failed]");

  button.addEventListener("click", async () => {
    /* A device keeps what it made, also what the site then refuses for want of a name. */
    if (!form.reportValidity()) return;
    failed.hidden = true;
    try {
      form.elements.passkey.value = JSON.stringify((await ask()).toJSON());
      form.submit();
    } catch {
      /* The person said no, or has no passkey here: browsers do not tell which. */
      failed.hidden = false;
      button.focus();
    }
  });
})();
