// Shows how captions look as it is chosen, before it is kept; says where letters would be hard to read.

const form = document.getElementById("watching");
const sample = document.getElementById("caption-sample");
const faint = document.getElementById("caption-faint");
const kept = { ...sample.dataset };

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

form.addEventListener("change", ({ target }) => {
  if (!target.name.startsWith("caption_")) return;
  sample.dataset[camel(target.name)] = target.value;
  warn();
});

form.addEventListener("reset", () => {
  Object.assign(sample.dataset, kept);
  warn();
});

// Relative luminance and contrast as WCAG 2 has them; what shines through counts as black or white,
// whichever is worse.
function light([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function painted(colour) {
  const canvas = document.createElement("canvas").getContext("2d", { colorSpace: "srgb" });
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
}

function contrast(one, other) {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function warn() {
  const line = sample.querySelector(".captions__line");
  const style = getComputedStyle(line);
  const ground = painted(style.getPropertyValue("background-color"));
  const letters = painted(style.color);
  faint.textContent = contrast(letters, ground) < 4.5 ? faint.dataset.faint : "";
}

warn();
