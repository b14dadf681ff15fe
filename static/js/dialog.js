// Opens a dialog in the page instead of following the link that leads to the same content.

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  const dialog = link && document.getElementById(link.dataset.dialog);
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.showModal();
});

// Where the browser does not know closedby=any: a press beside the dialog closes it.
document.addEventListener("click", ({ target }) => {
  if (target.matches("dialog[open]") && !("closedBy" in target)) target.close();
});
