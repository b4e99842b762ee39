// Boxes of a rule: the questions above it, what can be asked of such an answer, and its answers.
// What is kept stays in the boxes that the server made; these are shown in their place.
(() => {
  const { box } = window.builder.form;
  const ALWAYS = ["answered", "not-answered"];
  const COMPARED = ["at-least", "at-most", "more", "less"];
  const FROM_TODAY = [
    "days-ahead", "days-within", "days-ago", "days-past", "years-ago", "years-within",
  ];
  const DAYS = ["on-or-after", "on-or-before", "after", "before"];
  const CHOSEN = ["is", "is-not", ...ALWAYS];
  const NUMBER = ["is", "is-not", ...COMPARED, ...ALWAYS];
  const OPERATORS = {
    radios: CHOSEN,
    checkboxes: CHOSEN,
    select: CHOSEN,
    yes_no: CHOSEN,
    whole_number: NUMBER,
    money: NUMBER,
    list: [...COMPARED, ...ALWAYS],
    date: ["is", "is-not", ...DAYS, ...FROM_TODAY, ...ALWAYS],
  };
  const COUNTED = ["whole_number", "list"];
  const NOTHING_ABOVE = "There is no question above this";
  const TICKED = { is: "includes", "is-not": "does not include" };

  function told(input, value) {
    if (input.value === value) return;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function option(value, words, selected) {
    return new Option(words, value, selected, selected);
  }

  // Shows a box in the place of another, with its label.
  function takePlace(input, shown, kind) {
    shown.id = `${input.id}-${kind}`;
    shown.dataset.ruleShown = kind;
    const said = input.getAttribute("aria-describedby");
    if (said) shown.setAttribute("aria-describedby", said);
    input.hidden = true;
    input.after(shown);
    const label = input.closest("[data-contentpath]")?.querySelector("label");
    label?.setAttribute("for", shown.id);
  }

  // A question that was asked before, chosen by its words. Of some kinds only, if they are given.
  class Chooser {
    constructor(field, first, kinds) {
      this.input = field.element.querySelector("input");
      this.first = first;
      this.kinds = kinds;
      this.above = [];
      this.select = document.createElement("select");
      takePlace(this.input, this.select, "chosen");
      this.select.addEventListener("change", () => told(this.input, this.select.value));
      field.widget.getTextLabel = () => this.select.selectedOptions[0]?.text ?? "";
      field.widget.focus = () => this.select.focus();
    }

    get asked() {
      const name = this.input.value.trim();
      return this.above.find((each) => each.name && each.name === name);
    }

    see(above) {
      this.above = this.kinds ? above.filter(({ kind }) => this.kinds.includes(kind)) : above;
      const seen = this.above.map(({ name, words, group }) => `${name}|${words}|${group}`);
      if (seen.join("\n") === this.seen && this.select.options.length) return;
      this.seen = seen.join("\n");
      this.offer();
    }

    offer() {
      const chosen = this.input.value.trim();
      const first = this.above.length ? this.first : NOTHING_ABOVE;
      const options = [option("", first, !chosen)];
      if (chosen && !this.asked) options.push(option(chosen, `‘${chosen}’: not asked above`, true));
      let group = null;
      for (const { name, words, group: part } of this.above) {
        if (!name) continue;
        if (group?.label !== part) {
          group = document.createElement("optgroup");
          group.label = part;
          options.push(group);
        }
        const short = words.length > 80 ? `${words.slice(0, 79)}…` : words;
        group.append(option(name, short, name === chosen));
      }
      this.select.replaceChildren(...options);
    }
  }

  class Rule {
    constructor(child) {
      const { childBlocks } = child.block;
      this.chooser = new Chooser(childBlocks.question, "Choose a question");
      this.operator = box(child.block, "operator");
      this.given = box(child.block, "value");
      this.words = [...this.operator.options].map((each) => [each.value, each.text]);
      this.chooser.select.addEventListener("change", () => this.choose());
      this.operator.addEventListener("change", () => this.showAnswer());
      const words = () => this.answer?.selectedOptions?.[0]?.text ?? this.given.value;
      childBlocks.value.widget.getTextLabel = () =>
        ALWAYS.includes(this.operator.value) ? "" : words();
    }

    get asked() {
      return this.chooser.asked;
    }

    see(above) {
      this.chooser.see(above);
      this.showOperators();
      this.showAnswer();
    }

    choose() {
      if (!this.allowed.includes(this.operator.value)) {
        [this.operator.value] = this.allowed;
        this.operator.dispatchEvent(new Event("change", { bubbles: true }));
      }
      this.showOperators();
      this.clear();
      this.showAnswer();
    }

    clear() {
      told(this.given, "");
      if (this.answer) this.answer.value = "";
    }

    get allowed() {
      return this.asked ? (OPERATORS[this.asked.kind] ?? ALWAYS) : this.words.map(([value]) => value);
    }

    showOperators() {
      const { kind } = this.asked ?? {};
      const now = this.operator.value;
      const seen = `${kind}|${now}`;
      if (seen === this.operatorsSeen) return;
      this.operatorsSeen = seen;
      const shown = this.words.filter(([value]) => value === now || this.allowed.includes(value));
      const said = ([value, words]) => {
        if (kind === "checkboxes" && TICKED[value]) return TICKED[value];
        return kind ? words.replace(/ \((number|date)\)$/, "") : words;
      };
      this.operator.replaceChildren(
        ...shown.map((each) => option(each[0], said(each), each[0] === now)),
      );
    }

    // What the answer is given in: "none", "list", "date" or "number"; "text" for what is unknown.
    get wanted() {
      const operator = this.operator.value;
      if (ALWAYS.includes(operator)) return "none";
      if (FROM_TODAY.includes(operator)) return "number";
      if (DAYS.includes(operator)) return "date";
      const { kind } = this.asked ?? {};
      if (kind === "date") return "date";
      if (["whole_number", "money", "list"].includes(kind) || COMPARED.includes(operator)) {
        return "number";
      }
      return this.asked?.answers().length ? "list" : "text";
    }

    showAnswer() {
      const { wanted } = this;
      this.given.closest("[data-contentpath]").hidden = wanted === "none";
      if (wanted !== this.shown) this.make(wanted);
      if (wanted === "list") this.offerAnswers();
      else if (this.answer && document.activeElement !== this.answer) {
        this.answer.value = this.given.value;
      }
    }

    make(wanted) {
      const before = this.shown;
      this.shown = wanted;
      if (wanted === "none") return;
      this.answer?.remove();
      if (before && before !== "none" && before !== wanted) told(this.given, "");
      this.answer = document.createElement(wanted === "list" ? "select" : "input");
      if (wanted !== "list") {
        this.answer.type = wanted === "date" ? "date" : "text";
        if (wanted === "number") this.answer.inputMode = "decimal";
        this.answer.autocomplete = "off";
      }
      this.answer.addEventListener("change", () => told(this.given, this.answer.value));
      if (wanted !== "list") {
        this.answer.addEventListener("input", () => told(this.given, this.answer.value));
      }
      takePlace(this.given, this.answer, "answer");
    }

    offerAnswers() {
      const chosen = this.given.value.trim();
      const answers = this.asked.answers();
      const seen = `${chosen}\n${answers.join("\n")}`;
      if (seen === this.answersSeen && this.answer.options.length) return;
      this.answersSeen = seen;
      // It may be named by its words, as when it was typed in.
      const same = ([value, words]) =>
        value === chosen || words.toLowerCase() === chosen.toLowerCase();
      const known = chosen ? (answers.find(([value]) => value === chosen) ?? answers.find(same)) : null;
      const options = [option("", "Choose an answer", !chosen)];
      if (chosen && !known) options.push(option(chosen, `‘${chosen}’: no answer to it`, true));
      for (const [value, words] of answers) options.push(option(value, words, value === known?.[0]));
      this.answer.replaceChildren(...options);
    }
  }

  // What shows a rule's boxes, for each block of a rule that there is.
  class Rules {
    constructor() {
      this.made = new WeakMap();
    }

    see(child, above) {
      if (!this.made.has(child)) this.made.set(child, new Rule(child));
      this.made.get(child).see(above);
    }

    // What is asked "how many of it?": of a payment.
    seeEach(child, above) {
      if (!this.made.has(child)) {
        this.made.set(child, new Chooser(child.block.childBlocks.each, "One", COUNTED));
      }
      this.made.get(child).see(above);
    }
  }

  window.builder = { ...window.builder, Rules };
})();
