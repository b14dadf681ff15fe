// Opens the clip of a text in a dialog on this page. Without this its control leads to a page.

const dialog = document.getElementById("signed-clip");
const place = dialog.firstElementChild;
const REGION = { "HX-Request": "true", "HX-Target": "section#clip" };
let opener = null;

document.addEventListener("click", (event) => {
  const control = event.target.closest("a[data-signed]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!control || elsewhere || event.button) return;
  event.preventDefault();
  open(control);
});

async function open(control) {
  if (opener) return;
  opener = control;
  control.setAttribute("aria-busy", "true");
  const clip = await fetched(control.href);
  control.removeAttribute("aria-busy");
  if (!clip) {
    opener = null;
    location.assign(control.href);
    return;
  }
  place.replaceChildren(clip);
  dialog.setAttribute("aria-label", control.textContent.trim());
  dialog.showModal();
  play(clip.querySelector("video"));
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

dialog.querySelector("button").addEventListener("click", () => dialog.close());

dialog.addEventListener("close", () => {
  place.replaceChildren();
  opener?.focus();
  opener = null;
});
