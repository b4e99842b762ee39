// What people's use tells of each question of a live form: one line beside it.
(() => {
  const { blocks, text } = window.builder.form;
  const { write } = window.builder.beside;

  window.builder.learn = async (address, root) => {
    if (!address) return;
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const { questions } = await answer.json();
    for (const child of blocks(root)) {
      const said = child.id && questions?.[text(child.block, "name")];
      if (said?.lines?.length) write(child.id, "learning", [said.lines.join(" · ")]);
    }
  };
})();
