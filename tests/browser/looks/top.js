// Puts the keyboard back to the top of the page, wherever the page itself put the focus.
const mark = document.createElement("span");
mark.tabIndex = -1;
document.body.prepend(mark);
mark.focus({ preventScroll: true });
mark.remove();
scrollTo(0, 0);
