// Loaded where something is being made. Without it, "Look again" asks in its place.
const line = document.querySelector("[data-made]");
const button = document.querySelector(".actions .govuk-button");
const MAKING = 202;
let pause = 3000;

const say = (words, label) => {
  line.textContent = words;
  if (label) button.textContent = label;
};

const look = async () => {
  const answer = await fetch(line.dataset.made, { method: "HEAD" }).catch(() => null);
  if (answer?.ok && answer.status !== MAKING && !answer.redirected) {
    button.href = line.dataset.made;
    return say(line.dataset.ready, line.dataset.button);
  }
  if (answer && !answer.ok) return say(line.dataset.stuck);
  pause = Math.min(pause * 1.3, 15000);
  setTimeout(look, pause);
};

if (line && button) setTimeout(look, pause);
