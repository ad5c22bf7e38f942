// Copies what stands in a box, for whoever has no way to do it by hand.
((signpost) => {
  "use strict";

  // Resolves to whether it was copied; if not, it is selected, and the reader can copy it.
  signpost.copyFrom = async (box) => {
    try {
      await navigator.clipboard.writeText(box.value);
      return true;
    } catch { // not allowed here, or no such thing on a page that is not secure
      box.focus();
      box.select();
      return document.execCommand("copy");
    }
  };
})(globalThis.signpost ??= {});
