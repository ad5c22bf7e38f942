// What was typed, kept in the tab's own storage against a slip: a draft for each group, and one for a new group. It goes
// with the tab, and as soon as it is sent.
((signpost) => {
  "use strict";

  const { version } = signpost.update;
  const path = () => location.pathname.replace(/[^/]*$/, ""); // separates two directories on one host
  const name = (id) => `signpost-update ${path()} ${id || "new"}`;

  // A browser may refuse to store anything. Then nothing is kept.
  function attempt(action) {
    try { return action(); } catch (refusal) { return null; }
  }
  const keep = (state) => attempt(() => sessionStorage.setItem(name(state.id), JSON.stringify({ ...state, present: {}, version })));
  // A draft about the records as they were before would change back what somebody else has changed since.
  function kept(id) {
    const draft = attempt(() => JSON.parse(sessionStorage.getItem(name(id)) || "null"));
    return draft && draft.version === version ? draft : null;
  }
  const forget = (id) => attempt(() => sessionStorage.removeItem(name(id)));

  signpost.update.store = { keep, kept, forget };
})(globalThis.signpost ??= {});
