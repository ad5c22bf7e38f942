// The data of the update form. Classic scripts pass it to `take`, so that the form also works from a USB stick, where
// nothing can be fetched.
((signpost) => {
  "use strict";

  const held = {};
  signpost.take = (name, value) => { held[name] = value; };

  const own = globalThis.document && document.currentScript;
  const file = (name) => own.src.replace(/form\.js.*$/, `${name}.js?${own.dataset.version}`);

  const pattern = ([source, flags]) => new RegExp(source, flags);
  const whole = ([source, flags]) => new RegExp(`^(?:${source})$`, flags);
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

  signpost.update = { held, pattern, whole, present };
})(globalThis.signpost ??= {});
