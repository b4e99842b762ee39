// Puts the keyboard back to the top of the page, or of the part that arguments[0] names, wherever the
// page itself put the focus.
const mark = document.createElement("span");
mark.tabIndex = -1;
document.querySelector(arguments[0] ?? "body").prepend(mark);
mark.focus({ preventScroll: true });
mark.remove();
scrollTo(0, 0);
