// In the page editor: adds what the server found in the words to Wagtail's own checks.
// The preview carries it, so it is as new as the preview. Sent after Wagtail's checks ran.
document.addEventListener("w-preview:content", () => {
  const preview = document.getElementById("w-preview-iframe");
  const found = preview?.contentDocument?.getElementById("our-checks");
  const list = document.querySelector("[data-checks-panel]");
  const row = document.getElementById("w-content-checker-row-template");
  if (!found || !list || !row) return;
  list.querySelectorAll("[data-ours]").forEach((old) => old.remove());
  for (const one of found.content.children) {
    const made = row.content.firstElementChild.cloneNode(true);
    made.dataset.ours = one.dataset.check;
    made.querySelector("[data-content-checker-name]").textContent = one.dataset.what;
    made.querySelector("[data-content-checker-help]").textContent = one.textContent;
    made.querySelector("[data-content-checker-selector]").remove();
    list.append(made);
  }
  const age = document.querySelector("[data-reading-age]");
  if (age) age.textContent = found.dataset.age;
  const count = list.children.length;
  const inPanel = document.querySelector("[data-content-checker-count]");
  inPanel.textContent = count;
  inPanel.classList.toggle("has-errors", count > 0);
  const onButton = document.querySelector(
    '[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]',
  );
  onButton.textContent = count;
  onButton.hidden = count === 0;
});
