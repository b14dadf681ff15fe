// Shows a choice about the look of pages at once, before it is kept. Without this it shows after.

const LOOKS = { contrast: "contrast", scheme: "scheme", motion: "motion", text_size: "textSize" };

document.addEventListener("change", ({ target }) => {
  const look = LOOKS[target.name];
  if (look && target.closest('form[action="/settings"]')) {
    document.documentElement.dataset[look] = target.value;
  }
});
