// Opens the clip of a text in a dialog on this page. Without this its control leads to a page.

const REGION = { "HX-Request": "true", "HX-Target": "section#clip" };
let busy = false;

document.addEventListener("click", (event) => {
  const control = event.target.closest("a[data-signed]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!control || elsewhere || event.button) return;
  event.preventDefault();
  if (!busy) open(control);
});

async function open(control) {
  busy = true;
  control.setAttribute("aria-busy", "true");
  const clip = await fetched(control.href);
  control.removeAttribute("aria-busy");
  busy = false;
  if (clip) show(clip, control);
  else location.assign(control.href);
}

// The same region that the page of the clip shows; null when it cannot be had or holds no film.
async function fetched(address) {
  try {
    const answer = await fetch(address, { headers: REGION });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const clip = answer.ok && page.querySelector(".clip");
    return clip && clip.querySelector("video") ? document.importNode(clip, true) : null;
  } catch {
    return null;
  }
}

function show(clip, control) {
  const dialog = document.getElementById("signed-clip").content.firstElementChild.cloneNode(true);
  dialog.setAttribute("aria-label", control.textContent.trim());
  dialog.firstElementChild.append(clip);
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    control.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  play(clip.querySelector("video"));
}

// Pressing the control asked for the clip. Who wants rest gets its first picture and decides again.
function play(film) {
  film.focus();
  if (still()) return;
  film.muted = true;
  film.play().catch(() => {});
}

function still() {
  const { motion } = document.documentElement.dataset;
  return motion === "reduced" || (motion === "system" && matchMedia("(prefers-reduced-motion: reduce)").matches);
}
