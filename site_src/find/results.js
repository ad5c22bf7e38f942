// The list of results: the first cards at once, the rest when the browser is idle; the focus stays on its element. Cards
// that were in the last answer too are not changed: from key to key most are the same.
((signpost) => {
  "use strict";

  const AT_ONCE = 8; // cards drawn before anything else
  const AT_A_TIME = 6; // cards drawn together after that: few, so that the next key needn't wait
  const PAUSE = 200; // milliseconds to wait before that for the next key
  const MOST = 100; // cards drawn without the button
  const STOPS = "a, button";

  // `all` is the button for the cards over MOST; `title` gets the focus if its element is gone. `map` draws the first.
  signpost.results = (list, all, title, map) => {
    const made = new WeakMap(); // the data of each card
    let turn = 0; // counts the answers, so that older ones are not drawn further

    // Returns a function for one answer: it makes a result's card, or reuses an old one that says the same.
    function maker(moment) {
      const says = ({ card, miles }) => `${card.number} ${miles} ${moment}`;
      const old = new Map([...list.children].map((item) => [made.get(item).says, item]));
      return (result) => {
        const known = old.get(says(result));
        if (known) { return known; }
        const item = signpost.draw.card(result, moment);
        made.set(item, { number: result.card.number, says: says(result) });
        return item;
      };
    }
    function fill(item, more) {
      if (!item.querySelector(".rest").firstChild) { signpost.draw.fill(item, more); }
    }
    // Fills a card with details that are loaded; else that waits until the card is on the page and near the screen.
    function fillSoon(item) {
      const more = signpost.loaded(made.get(item).number);
      if (more) { fill(item, more); } else { near.observe(item); }
    }
    // Makes these the cards of the list. One that stays is not touched: inserting it again is as slow as a new one.
    function put(items) {
      [...list.children].filter((item) => !items.includes(item)).forEach((item) => item.remove());
      items.forEach((item, place) => {
        if (list.children[place] !== item) { list.insertBefore(item, list.children[place] || null); }
      });
    }
    const near = new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
        near.unobserve(target);
        signpost.more(made.get(target).number).then((more) => fill(target, more), () => { /* its page has it */ });
      });
    }, { rootMargin: "150% 0%" });

    function heldFocus() {
      const here = document.activeElement;
      const own = here && list.contains(here) ? here.closest("[data-activity]") : null;
      return own && { id: own.dataset.activity, stop: [...own.querySelectorAll(STOPS)].indexOf(here) };
    }
    function giveBack(held) {
      if (!held) { return; }
      const own = [...list.children].find((one) => one.dataset.activity === held.id);
      (own && own.querySelectorAll(STOPS)[held.stop] || title).focus({ preventScroll: true });
    }

    // The rest, in batches. `then` is called with the first of them.
    function drawOn(found, card, most, then) {
      const own = turn;
      const idle = globalThis.requestIdleCallback || ((later) => setTimeout(later, 20));
      idle(() => {
        const from = list.children.length;
        if (own !== turn || from >= Math.min(most, found.length)) { return; }
        const items = found.slice(from, Math.min(from + AT_A_TIME, most)).map(card);
        list.append(...items);
        items.forEach((item) => near.observe(item));
        if (then) { then(items[0]); }
        drawOn(found, card, most);
      });
    }

    function show(found, moment) {
      turn += 1;
      near.disconnect();
      const held = heldFocus();
      const card = maker(moment);
      const first = found.slice(0, AT_ONCE).map(card);
      put(first);
      first.forEach(fillSoon);
      map(first.map((item, place) => ({ card: found[place].card, spot: item.querySelector(".spot") })));
      giveBack(held);
      all.hidden = found.length <= MOST;
      all.textContent = `Show all ${found.length}`;
      all.onclick = () => {
        all.hidden = true;
        drawOn(found, card, found.length, (item) => item.querySelector("a").focus());
      };
      const own = turn;
      setTimeout(() => { if (own === turn) { drawOn(found, card, MOST); } }, PAUSE);
    }

    return { show, clear: () => show([], "") };
  };
})(globalThis.signpost ??= {});
