// Remembers what was chosen at a player, by the form that readers without scripts use. One request
// at a time: two at once would each write a cookie without the other's choice.

const WAIT = 400; // milliseconds, so that trying all the sizes is one request
let changes = {};
let timer = 0;
let sending = Promise.resolve();

export function remember(name, value) {
  changes[name] = value;
  clearTimeout(timer);
  timer = setTimeout(save, WAIT);
}

function save() {
  if (Object.keys(changes).length) sending = sending.then(send);
}

async function send() {
  const sent = changes;
  const token = document.querySelector("input[name=csrf_token]")?.value ?? "";
  changes = {};
  try {
    await fetch("/settings/watching", {
      method: "POST", body: new URLSearchParams(sent), headers: { "X-CSRF-Token": token },
      redirect: "manual", keepalive: true,
    });
  } catch {
    changes = { ...sent, ...changes }; // without a connection: with the next choice
  }
}

addEventListener("pagehide", save);
