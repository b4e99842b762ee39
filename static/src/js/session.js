// Loaded where somebody is signed in, or on a shared computer. Without it they read when the
// session ends, and the server ends it all the same.
const ends = document.querySelector("[data-ends]");
const left = () => ends.dataset.ends * 1000 - Date.now();

if (ends?.hasAttribute("data-clears")) {
  // Nobody came back: clear the screen for the next person.
  const watch = () => (left() > 0 ? setTimeout(watch, left() + 500) : ends.querySelector("form").submit());
  watch();
} else if (ends) {
  const warns = ends.dataset.warns * 1000;
  const then = ends.dataset.then;
  // Read out when it comes: what is put into a region that was there before is always announced.
  const live = document.createElement("div");
  live.setAttribute("aria-live", "assertive");
  ends.hidden = true;
  ends.replaceWith(live);
  live.append(ends);
  const watch = () => {
    if (left() <= 0) return location.replace(then);
    if (left() <= warns) {
      ends.hidden = false;
      return setTimeout(watch, left() + 500);
    }
    setTimeout(watch, Math.min(left() - warns, 2 ** 30));
  };
  watch();
  // Stay signed in without leaving the page, so that nothing typed is lost.
  ends.querySelector("form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.target;
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    const at = answer?.ok ? (await answer.json()).ends : 0;
    if (!at) return form.submit();
    ends.dataset.ends = at;
    ends.hidden = true;
    watch();
  });
}
