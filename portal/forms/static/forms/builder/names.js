// Names of parts, pages, questions and answers: given once, and never changed by us afterwards.
// The rule is that of portal/forms/built/naming.py, which names what is left when it is saved.
(() => {
  const LONGEST = 40;

  function slug(words, joint) {
    const plain = words.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
    const other = new RegExp(`^${joint}+|${joint}+$`, "g");
    let found = plain.replaceAll("'", "").replace(/[^a-z0-9]+/g, joint).replace(other, "");
    if (found.length > LONGEST) {
      const cut = found.slice(0, LONGEST);
      const end = cut.lastIndexOf(joint);
      found = end > 0 ? cut.slice(0, end) : cut;
    }
    if (/^[a-z]/.test(found)) return found;
    return `q${joint}${found}`.replace(other, "");
  }

  // A name like these words that none of the sets has yet; it is in all of them afterwards.
  function unlike(words, joint, ...sets) {
    const first = slug(words, joint);
    let found = first;
    for (let number = 2; sets.some((set) => set.has(found)); number += 1) {
      found = `${first}${joint}${number}`;
    }
    sets.forEach((set) => set.add(found));
    return found;
  }

  window.builder = { ...window.builder, names: { slug, unlike } };
})();
