// Reads the form that stands in the editor: its questions in order, and where each rule stands.
(() => {
  const { unlike } = window.builder.names;
  const LISTS = new Set(["radios", "checkboxes", "select"]);
  const YES_NO = [["yes", "Yes"], ["no", "No"]];

  const box = (struct, name) =>
    struct?.childBlocks?.[name]?.element?.querySelector("input, textarea, select");
  const text = (struct, name) => (box(struct, name)?.value ?? "").trim();
  const list = (struct, name) => struct?.childBlocks?.[name]?.children ?? [];

  // Names what has words and no name. What the person is typing at is left until they go on.
  // Something new that has the name of another is a copy: it gets a name of its own.
  class Naming {
    constructor(reserved) {
      this.reserved = reserved;
      this.known = new WeakSet();
      this.begun = false;
    }

    name(root) {
      this.parts = new Set(this.reserved);
      this.pages = new Set(this.reserved);
      this.asked = new Set(this.reserved);
      this.wanting = [];
      this.fresh = [];
      for (const part of root.children) {
        this.look(part, part.block, "name", text(part.block, "title"), "-", ["parts"], "title");
        this.steps(list(part.block, "steps"));
      }
      for (const one of this.fresh) {
        const taken = one.kinds.some((kind) => this[kind].has(one.input.value));
        if (taken) {
          one.input.value = "";
          this.wanting.push(one);
        } else one.kinds.forEach((kind) => this[kind].add(one.input.value));
      }
      for (const { input, words, joint, kinds } of this.wanting) {
        if (words) input.value = unlike(words, joint, ...kinds.map((kind) => this[kind]));
      }
      this.begun = true;
    }

    look(child, struct, name, words, joint, kinds, typed) {
      const input = box(struct, name);
      if (!input) return;
      const one = { input, words, joint, kinds };
      const isNew = !this.known.has(child);
      this.known.add(child);
      if (!input.value.trim()) {
        if (document.activeElement !== box(struct, typed)) this.wanting.push(one);
      } else if (isNew && this.begun) this.fresh.push(one);
      else kinds.forEach((kind) => this[kind].add(input.value.trim()));
    }

    steps(steps) {
      for (const step of steps) {
        const own = step.block;
        const asked = list(own, "questions");
        if (step.type === "list") {
          const many = text(own, "many").replace(/[^\p{L}\p{N}_]+/gu, "");
          this.look(step, own, "name", many, "_", ["pages", "asked"], "many");
        } else {
          const words = text(own, "title") || text(asked[0]?.block, "label");
          const typed = text(own, "title") ? "title" : "";
          if (typed || document.activeElement !== box(asked[0]?.block, "label")) {
            this.look(step, own, "name", words, "-", ["pages"], "title");
          }
        }
        for (const each of asked) {
          const words = text(each.block, "short") || text(each.block, "label");
          this.look(each, each.block, "name", words, "_", ["asked"], "label");
          this.answers(list(each.block, "choices"));
        }
        this.steps(list(own, "pages"));
      }
    }

    answers(answers) {
      const taken = new Set();
      const wanting = [];
      for (const each of answers) {
        const input = box(each.block, "value");
        const typing = document.activeElement === box(each.block, "label");
        const isCopy = this.begun && !this.known.has(each) && taken.has(input?.value);
        this.known.add(each);
        if (!input) continue;
        if (isCopy) input.value = "";
        if (input.value.trim()) taken.add(input.value.trim());
        else if (!typing && text(each.block, "label")) wanting.push(each);
      }
      for (const each of wanting) {
        box(each.block, "value").value = unlike(text(each.block, "label"), "-", taken);
      }
    }
  }

  function question(child, group) {
    const struct = child.block;
    return {
      name: text(struct, "name"),
      words: text(struct, "label") || "A question without words",
      kind: child.type,
      group,
      answers: () => {
        if (child.type === "yes_no") return YES_NO;
        if (!LISTS.has(child.type)) return [];
        return list(struct, "choices")
          .map((each) => [text(each.block, "value"), text(each.block, "label")])
          .filter(([value]) => value);
      },
    };
  }

  // Calls rule(block, above) for every rule: above are the questions that are answered before it.
  // Calls each(block, above) for whatever asks how many of it there are.
  function rules(root, shared, { rule, each }) {
    const before = [];
    const within = (stream, above) => {
      for (const child of stream?.children ?? []) {
        if (child.type === "either") within(child.block, above);
        else rule(child, above);
      }
    };
    const pages = (steps, group) => {
      for (const step of steps) {
        within(step.block.childBlocks?.when, before.slice());
        if (step.block.childBlocks?.each) each(step, before.slice());
        for (const asked of list(step.block, "questions")) before.push(question(asked, group));
        for (const asked of shared[step.id] ?? []) {
          before.push({ ...asked, group, answers: () => asked.answers });
        }
        if (step.type === "list") {
          const outside = before.length;
          pages(list(step.block, "pages"), group);
          before.length = outside; // asked for each one: it has no single answer
          const words = `How many: ${text(step.block, "title")}`;
          const name = text(step.block, "name");
          before.push({ name, words, kind: "list", group, answers: () => [] });
        }
      }
    };
    for (const part of root.children) {
      within(part.block.childBlocks.when, before.slice());
      pages(list(part.block, "steps"), text(part.block, "title") || "A part without a title");
    }
  }

  // Every block of a form, with what it is.
  function* blocks(root) {
    for (const child of root?.children ?? []) {
      yield child;
      for (const inner of Object.values(child.block?.childBlocks ?? {})) yield* blocks(inner);
      if (child.block?.children) yield* blocks(child.block);
    }
  }

  window.builder = { ...window.builder, form: { Naming, box, text, rules, blocks } };
})();
