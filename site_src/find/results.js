// The list of results: the first cards at once, the rest when the browser has time, and the focus kept on what had it.
// Cards that the last answer had as well stay as they are: between two keys most of them do.
((signpost) => {
  "use strict";

  const AT_ONCE = 8; // cards drawn before anything else
  const AT_A_TIME = 6; // cards drawn together after that: few, so that the next key need not wait
  const PAUSE = 200; // milliseconds before that, in which the next key may come
  const MOST = 100; // cards drawn unasked
  const STOPS = "a, button";

  // `all` is the button for the cards over MOST; `title` takes the focus if what had it is gone.
  signpost.results = (list, all, title) => {
    const made = new WeakMap(); // what each card was made of
    let turn = 0; // what is left to draw of an older answer is given up

    // One function for all of an answer: the card of a result, an old one if it would say the same.
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
    // Fills a card with what is loaded already; else that waits until the card is on the page and near the screen.
    function fillSoon(item) {
      const more = signpost.loaded(made.get(item).number);
      if (more) { fill(item, more); } else { near.observe(item); }
    }
    // Makes these the cards of the list. One that stays is not touched: to put it back costs as much as a new one.
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

    // The rest, some at a time. `then` is called with the first of them.
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
