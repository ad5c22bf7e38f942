// A number for a link: its digits, the plus of one abroad, an extension (RFC 3966). `for_tel_link` in
// signpost/values/phone.py does the same for the pages.
((signpost) => {
  "use strict";

  signpost.dialled = (number) => {
    const [, main, extension] = /^(.*?)(?:\s*ext\.?\s*(\d+))?$/i.exec(number);
    return main.replace(/[^0-9+]/g, "") + (extension ? `;ext=${extension}` : "");
  };
})(globalThis.signpost ??= {});
