// The data of the update form. Classic scripts pass it to `take`, so that the form also works from a USB stick, where
// nothing can be fetched.
((signpost) => {
  "use strict";

  const held = {};
  signpost.take = (name, value) => { held[name] = value; };

  const own = globalThis.document && document.currentScript;
  const version = own ? own.dataset.version : ""; // of the data, so that none of another build is mixed in
  const file = (name) => own.src.replace(/form\.js.*$/, `${name}.js?${version}`);

  // The edge of a word as signpost/outputs/javascript.py writes it, which browsers before 2023 may not read.
  const EDGE = "(?:(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_])|(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_]))";
  const simpler = (source) => source.split(EDGE).join("\\b");

  // A pattern of the rules. One that the browser can't read finds nothing: the records are checked by the same rules.
  function pattern([source, flags], make = (text) => new RegExp(text, flags)) {
    for (const text of [source, simpler(source)]) {
      try { return make(text); } catch (unknown) { /* then the next */ }
    }
    return /$^/;
  }
  const whole = ([source, flags]) => pattern([`^(?:${source})$`, flags]);
  const FAILED = "The details of the group could not be loaded.";

  // The present answers of a group, by the names of its fields; null if the form may not be filled with it.
  async function present(id) {
    const at = held.form.groups.findIndex(([known]) => known === id);
    if (at < 0) { return null; }
    const name = `answers-${Math.floor(at / held.form.inAFile)}`;
    if (!held[name]) { await script(name); }
    const found = held[name][id];
    if (!found) { throw new Error(FAILED); } // of another build
    return found;
  }

  function script(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = file(name);
      element.onload = resolve;
      element.onerror = () => { element.remove(); reject(new Error(FAILED)); };
      document.head.append(element);
    });
  }

  signpost.update = { held, version, pattern, simpler, whole, present, load: script };
})(globalThis.signpost ??= {});
