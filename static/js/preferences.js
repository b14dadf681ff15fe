// Shows a choice about the look of pages at once, and says that it is not kept yet; "Cancel" takes
// it back. Without this it shows once it is kept, and the form alone is taken back.

const LOOKS = {
  density: "density", contrast: "contrast", scheme: "scheme", motion: "motion",
  text_size: "textSize", spacing: "spacing", font: "font",
};
const root = document.documentElement;
const kept = { ...root.dataset };

const ours = (element) => element.closest('form[action="/settings"]');

document.addEventListener("change", ({ target }) => {
  const form = ours(target);
  if (!form) return;
  if (target.name in LOOKS) root.dataset[LOOKS[target.name]] = target.value;
  say(form, (region) => region.dataset.unkept);
});

document.addEventListener("reset", ({ target }) => {
  if (!ours(target)) return;
  for (const look of Object.values(LOOKS)) root.dataset[look] = kept[look];
  say(target, () => "");
});

function say(form, words) {
  const region = form.querySelector("[data-unkept]");
  if (!region || region.textContent === words(region)) return;
  region.textContent = words(region);
  document.dispatchEvent(new CustomEvent("announce", { detail: words(region) }));
}
