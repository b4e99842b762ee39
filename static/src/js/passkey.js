// Passkeys. The only pages with this are those that offer one; each has another way beside it.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const readable = ({ publicKey }) => {
  const listed = (list) => list?.map((each) => ({ ...each, id: toBytes(each.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  for (const name of ["allowCredentials", "excludeCredentials"])
    if (options[name]) options[name] = listed(options[name]);
  return { publicKey: options };
};

const written = (made) => {
  const response = {};
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];
  for (const name of [...names, "userHandle"])
    if (made.response[name]) response[name] = toText(made.response[name]);
  return JSON.stringify({
    id: made.id,
    rawId: toText(made.rawId),
    type: made.type,
    clientExtensionResults: made.getClientExtensionResults(),
    response,
  });
};

const use = async (box, form) => {
  const asked = await fetch(box.dataset.options, { headers: { Accept: "application/json" } });
  if (!asked.ok) throw new Error(asked.status);
  const options = readable(await asked.json());
  form.credential.value = written(await navigator.credentials[box.dataset.passkey](options));
  form.submit();
};

if (window.PublicKeyCredential) {
  document.querySelector("[data-passkey-none]")?.remove();
  for (const part of document.querySelectorAll("[data-passkey-shown]")) part.hidden = false;
  for (const box of document.querySelectorAll("[data-passkey]")) {
    const failed = box.querySelector("[data-passkey-failed]");
    box.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      failed.hidden = true;
      use(box, event.target).catch(() => {
        failed.hidden = false;
      });
    });
  }
}
