// What is to be put right: beside each block, in a list at the top, and counted on the tabs.
(() => {
  const { countInside, keepOnly, lead, place, tabOf, write } = window.builder.beside;

  function byBlock(findings) {
    const found = new Map();
    for (const each of findings) {
      if (!place(each.block)) continue;
      const said = `${each.stops ? "Put right" : "To think about"}: ${each.message}`;
      found.set(each.block, [...(found.get(each.block) ?? []), said]);
    }
    return found;
  }

  function listed(each) {
    const item = document.createElement("li");
    const where = each.where ? `${each.where}: ` : "";
    const words = `${each.stops ? "" : "To think about: "}${where}${each.message}`;
    if (!place(each.block)) {
      item.textContent = words;
      return item;
    }
    const link = document.createElement("a");
    link.href = `#block-${each.block}-section`;
    link.textContent = words;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      lead(each.block);
    });
    item.append(link);
    return item;
  }

  function count(findings) {
    const counts = new Map();
    for (const each of findings.filter(({ stops }) => stops)) {
      const tab = tabOf(place(each.block));
      if (tab) counts.set(tab, (counts.get(tab) ?? 0) + 1);
    }
    document.querySelectorAll("[role=tab]").forEach((tab) => {
      const number = counts.get(tab);
      let badge = tab.querySelector("[data-built-count]");
      if (!number) return badge?.remove();
      if (!badge) {
        badge = document.createElement("span");
        badge.className = "built-count";
        badge.dataset.builtCount = "";
        tab.append(badge);
      }
      const said = document.createElement("span");
      said.className = "w-sr-only";
      said.textContent = " to put right";
      badge.replaceChildren(String(number), said);
    });
  }

  class Findings {
    constructor(panel) {
      this.headline = panel.querySelector("[data-built-headline]");
      this.list = panel.querySelector("[data-built-list]");
    }

    show({ headline, findings, rules }) {
      if (this.headline.textContent !== headline) this.headline.textContent = headline;
      this.headline.closest("[data-built-state]").dataset.builtState = findings.some(
        ({ stops }) => stops,
      )
        ? "stops"
        : "ready";
      const focused = [...this.list.children].findIndex((each) =>
        each.contains(document.activeElement),
      );
      this.list.replaceChildren(...findings.map(listed));
      this.list.hidden = !findings.length;
      if (focused >= 0) this.list.children[focused]?.querySelector("a")?.focus();
      const found = byBlock(findings);
      keepOnly("findings", found);
      found.forEach((lines, block) => write(block, "findings", lines));
      count(findings);
      countInside(findings.filter(({ stops }) => stops).map(({ block }) => block));
      const blocks = new Set(Object.keys(rules));
      keepOnly("rule", blocks);
      blocks.forEach((block) => write(block, "rule", [rules[block]]));
    }
  }

  window.builder = { ...window.builder, Findings };
})();
