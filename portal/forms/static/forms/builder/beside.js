// Puts words beside the block that they are about, and leads to it.
(() => {
  // The block or the field with this id: between its heading and what is folded below it.
  function place(id) {
    const found = id && document.querySelector(`[data-contentpath="${CSS.escape(id)}"]`);
    if (!found) return null;
    return found.querySelector(":scope > section") ?? found;
  }

  // A place of ours at the top of a block, for one kind of words.
  function beside(id, kind) {
    const where = place(id);
    if (!where) return null;
    const there = where.querySelector(`:scope > [data-built="${kind}"]`);
    if (there) return there;
    const made = document.createElement("div");
    made.className = `built-${kind}`;
    made.dataset.built = kind;
    const heading = where.querySelector(":scope > .w-panel__header");
    if (heading) heading.after(made);
    else where.prepend(made);
    return made;
  }

  function write(id, kind, lines) {
    const into = beside(id, kind);
    if (!into) return false;
    const said = lines.map((line) => {
      const made = document.createElement("p");
      made.textContent = line;
      return made;
    });
    into.replaceChildren(...said);
    return true;
  }

  // Takes away all words of a kind but those beside these blocks.
  function keepOnly(kind, ids) {
    document.querySelectorAll(`[data-built="${kind}"]`).forEach((each) => {
      const block = each.closest("[data-contentpath]");
      if (!ids.has(block?.dataset.contentpath)) each.remove();
    });
  }

  function tabOf(element) {
    return document.getElementById(element?.closest("[role=tabpanel]")?.getAttribute("aria-labelledby"));
  }

  // Says on each block around these how many of them are inside it, as it may be folded.
  function countInside(ids) {
    const counts = new Map();
    for (const id of ids) {
      let at = place(id)?.closest("[data-streamfield-child]")?.parentElement;
      for (; at; at = at.parentElement) {
        at = at.closest("[data-streamfield-child]");
        if (!at) break;
        counts.set(at, (counts.get(at) ?? 0) + 1);
      }
    }
    document.querySelectorAll("[data-built-inside]").forEach((each) => {
      if (!counts.has(each.closest("[data-streamfield-child]"))) each.remove();
    });
    counts.forEach((number, block) => {
      const heading = block.querySelector(":scope > section > .w-panel__header [data-panel-heading]");
      let said = heading?.querySelector("[data-built-inside]");
      if (heading && !said) {
        said = document.createElement("span");
        said.dataset.builtInside = "";
        heading.append(said);
      }
      if (said) said.textContent = `${number} to put right inside`;
    });
  }

  // Opens what a block is folded into, shows it, and gives it the focus.
  function lead(id) {
    const where = place(id);
    if (!where) return;
    tabOf(where)?.click();
    const folded = [];
    for (let at = where; at; at = at.parentElement?.closest("[data-panel]")) {
      const toggle = at.closest("[data-panel]")?.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") folded.push(toggle);
    }
    folded.reverse().forEach((toggle) => toggle.click());
    const block = where.closest("[data-streamfield-child]") ?? where;
    const target =
      block.querySelector(":scope > section > .w-panel__header [data-panel-toggle]") ??
      block.querySelector("input:not([type=hidden]):not([hidden]), select, textarea") ??
      block;
    block.scrollIntoView({ block: "start" });
    target.focus({ preventScroll: true });
  }

  window.builder = { ...window.builder, beside: { countInside, keepOnly, lead, place, tabOf, write } };
})();
