// The choice of a language to print a sheet in. What draws it (site_src/sheets), its words and its styles are loaded when
// one is chosen. The choice is stored nowhere.
((signpost) => {
  "use strict";

  let words = null; // those of the language that was chosen; null for English

  let styled = null;
  function style() {
    styled ||= new Promise((resolve, reject) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: "sheets/sheets.css", onload: resolve, onerror: reject });
      document.head.append(link);
    });
    return styled;
  }

  // Makes a language that of sheets; "" is English. Fails if its words can't be had.
  async function choose(code) {
    if (code) { await Promise.all([style(), ...["sheets", code].map((name) => signpost.script(`sheets/${name}.js`))]); }
    words = code ? signpost.held[`sheet-${code}`] : null;
  }

  // Draws a sheet and its activities, [element, {card, more, visit}], in that language, or in English again.
  function draw(sheet, told) {
    if (signpost.drawSheet) { signpost.drawSheet(words, sheet, told); }
  }

  signpost.printIn = { choose, draw };
})(globalThis.signpost ??= {});
