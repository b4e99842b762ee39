// Which elements are seen: a letter for each, to compare with another time.
return all("body *").map((e) => (visible(e) ? "x" : ".")).join("");
