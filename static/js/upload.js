// Shows how far a file has come and lets the reader stop it. Without this the form simply sends.

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-upload]");
  if (!form?.querySelector("input[type=file]")?.files.length) return;
  event.preventDefault();
  send(form);
});

function send(form) {
  const shown = form.querySelector("template").content.firstElementChild.cloneNode(true);
  const controls = form.querySelectorAll("button[type=submit]");
  const request = new XMLHttpRequest();
  const data = new FormData(form); // before the fields are switched off: a disabled field is not sent

  request.upload.addEventListener("progress", ({ loaded, total }) => tell(shown, loaded / total));
  request.addEventListener("load", () => arrive(request));
  request.addEventListener("error", () => stopped(shown.dataset.lost));
  request.addEventListener("abort", () => stopped(shown.dataset.stopped));
  shown.querySelector("button").onclick = () => request.abort();

  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.send(data);
  form.append(shown);
  for (const control of controls) control.disabled = true;
  shown.querySelector("button").focus();

  function stopped(words) {
    shown.remove();
    for (const control of controls) control.disabled = false;
    controls[0].focus();
    say(form, words);
  }
}

function tell(shown, part) {
  const percent = Math.floor(part * 100);
  shown.querySelector("progress").value = percent;
  shown.querySelector(".number").textContent = `${percent} %`;
}

function arrive(request) {
  if (request.status < 400) {
    window.location.assign(request.responseURL);
    return;
  }
  const answer = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = document.importNode(answer.querySelector("main"), true);
  document.title = answer.title;
  document.querySelector("main").replaceWith(main);
  (main.querySelector(".error-summary") ?? main).focus();
}

// Beside the button, where the reader is looking; it is told without moving the focus.
function say(form, words) {
  const told = form.querySelector(".upload__told") ?? document.createElement("p");
  told.className = "upload__told field__error";
  form.append(told);
  told.textContent = words;
  document.dispatchEvent(new CustomEvent("announce", { detail: words }));
}
