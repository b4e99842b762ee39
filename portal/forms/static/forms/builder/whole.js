// The drawing of the whole form: fetched when it is opened, and again when the draft was saved.
(() => {
  const { lead } = window.builder.beside;

  class Whole {
    constructor(panel, settings) {
      this.fold = panel.querySelector("[data-built-whole]");
      this.place = panel.querySelector("[data-built-drawing]");
      this.address = settings.whole;
      this.of = settings.wholeOf;
    }

    start() {
      this.fold.addEventListener("toggle", () => this.show());
      this.place.addEventListener("click", (event) => {
        const link = event.target.closest("a[href*='#block-']");
        const block = link?.getAttribute("href").match(/#block-(.+)-section$/)?.[1];
        if (!block) return;
        event.preventDefault();
        lead(block);
      });
    }

    saved(pk) {
      if (pk) this.address = this.of.replace("/0/", `/${pk}/`);
      this.show();
    }

    async show() {
      if (!this.fold.open) return;
      const answer = await fetch(this.address).catch(() => null);
      if (answer?.ok) this.place.innerHTML = await answer.text();
      else this.place.textContent = "Save the form, and we draw it.";
    }
  }

  window.builder = { ...window.builder, Whole };
})();
