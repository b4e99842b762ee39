// The editor of a form: names what is new, fills the boxes of rules, and tells what to put right.
// All of it waits until the person has stopped typing for a moment, so that long forms stay quick.
(() => {
  const SOON = 120; // ms: names and rules
  const LATER = 700; // ms: what the server is asked
  const MANY = 4; // pages: more are folded, so that the form is seen as a whole

  class Builder {
    constructor(panel, root) {
      this.panel = panel;
      this.root = root;
      this.form = panel.closest("form");
      const settings = JSON.parse(document.getElementById("built-settings").textContent);
      this.address = settings.look;
      this.edit = settings.edit;
      this.learning = settings.learning;
      this.shared = {};
      this.naming = new window.builder.form.Naming(settings.reserved);
      this.rules = new window.builder.Rules();
      this.findings = new window.builder.Findings(panel);
      this.whole = new window.builder.Whole(panel, settings);
    }

    // A long form is opened as a list of its pages.
    fold() {
      const pages = this.root.children.flatMap(({ block }) => block.childBlocks.steps.children);
      if (pages.length <= MANY) return;
      const wrong = ".w-field--error, .help-critical, [data-built]";
      pages.filter(({ element }) => !element.querySelector(wrong)).forEach((page) => page.collapse());
    }

    start() {
      this.fold();
      this.form.addEventListener("input", () => this.later());
      this.form.addEventListener("change", () => this.changed());
      // A rule is chosen from what is there at that moment.
      this.form.addEventListener("focusin", ({ target }) => {
        if (target.dataset?.ruleShown) this.see();
      });
      const blocks = new MutationObserver((changes) => {
        if (changes.some(({ addedNodes }) => [...addedNodes].some(isBlock))) this.changed();
      });
      blocks.observe(this.root.container[0], { childList: true, subtree: true });
      // What is moved or taken away says nothing else.
      this.root.container[0].addEventListener("click", ({ target }) => {
        if (target.closest("[data-streamfield-action]")) this.changed();
      });
      document.addEventListener("w-autosave:success", ({ detail }) => this.saved(detail?.response));
      this.see();
      this.ask();
      this.whole.start();
      window.builder.learn(this.learning, this.root);
    }

    changed() {
      this.soon();
      this.later();
    }

    soon() {
      clearTimeout(this.seeing);
      this.seeing = setTimeout(() => this.see(), SOON);
    }

    later() {
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.ask(), LATER);
    }

    see() {
      this.naming.name(this.root);
      window.builder.form.rules(this.root, this.shared, {
        rule: (block, above) => this.rules.see(block, above),
        each: (block, above) => this.rules.seeEach(block, above),
      });
    }

    // A new form has an address of its own once it is saved by itself.
    saved(response) {
      if (response?.pk) this.address = this.edit.replace("/0/", `/${response.pk}/`);
      this.whole.saved(response?.pk);
    }

    async ask() {
      this.see();
      this.before?.abort();
      this.before = new AbortController();
      try {
        const answer = await fetch(this.address, {
          method: "POST",
          body: new FormData(this.form),
          headers: { Accept: "application/json" },
          signal: this.before.signal,
        });
        if (!answer.ok) return this.lost();
        const told = await answer.json();
        this.findings.show(told);
        if (JSON.stringify(told.shared) !== JSON.stringify(this.shared)) {
          this.shared = told.shared;
          this.see();
        }
      } catch (error) {
        if (error.name !== "AbortError") this.lost();
      }
      return undefined;
    }

    lost() {
      this.panel.querySelector("[data-built-headline]").textContent =
        "We cannot check this form at the moment. Save it, and we try again.";
    }
  }

  function isBlock(node) {
    return node.nodeType === Node.ELEMENT_NODE && node.matches("[data-streamfield-child]");
  }

  function begin() {
    const panel = document.querySelector("[data-built-panel]");
    const root = document.getElementById("sections-root")?.rootBlock;
    if (!panel || !root || panel.dataset.begun) return;
    panel.dataset.begun = "true";
    new Builder(panel, root).start();
  }

  document.addEventListener("w-block:ready", begin);
  document.addEventListener("DOMContentLoaded", begin);
  begin();
})();
