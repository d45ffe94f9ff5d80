/** Passkeys: asks the browser for one and posts what it says. Without this script the form stays away. */
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)).buffer;

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const withBytes = (list = []) => list.map((item) => ({ ...item, id: decode(item.id) }));

function creation({ publicKey }) {
  return {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    user: { ...publicKey.user, id: decode(publicKey.user.id) },
    excludeCredentials: withBytes(publicKey.excludeCredentials),
  };
}

function request({ publicKey }) {
  return {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    allowCredentials: withBytes(publicKey.allowCredentials),
  };
}

const PARTS = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];

function asText(credential) {
  const response = {};
  for (const part of PARTS) {
    if (credential.response[part]) response[part] = encode(credential.response[part]);
  }
  const { id, type } = credential;
  const clientExtensionResults = credential.getClientExtensionResults();
  return JSON.stringify({ id, rawId: id, type, response, clientExtensionResults });
}

function ask(what, options) {
  return what === "create"
    ? navigator.credentials.create({ publicKey: creation(options.creation_options) })
    : navigator.credentials.get({ publicKey: request(options.request_options) });
}

function setUp(form) {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  const problem = form.querySelector("[data-passkey-problem]");
  form.hidden = false;
  for (const text of document.querySelectorAll("[data-passkey-without]")) text.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      const credential = await ask(form.dataset.passkey, options);
      form.elements.credential.value = asText(credential);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("form[data-passkey]").forEach(setUp);
