// Times as people read them, and what the voice of the page says.

export function written(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function within(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

export function announce(words) {
  document.dispatchEvent(new CustomEvent("announce", { detail: words }));
}
