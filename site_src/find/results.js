// The list of results: the first cards at once, the rest when the browser has time, and the focus kept on what had it.
((signpost) => {
  "use strict";

  const AT_ONCE = 12; // cards drawn before anything else
  const AT_A_TIME = 6; // cards drawn together after that: few, so that the next key need not wait
  const PAUSE = 200; // milliseconds before that, in which the next key may come
  const MOST = 100; // cards drawn unasked
  const STOPS = "a, button";

  // `all` is the button for the cards over MOST; `title` takes the focus where what had it is gone.
  signpost.results = (list, all, title) => {
    const numbers = new WeakMap();
    let turn = 0; // what is left to draw of an older answer is given up

    function item(result, moment) {
      const made = signpost.draw.card(result, moment);
      numbers.set(made, result.card.number);
      return made;
    }
    function fill(made) {
      signpost.more(numbers.get(made)).then((more) => signpost.draw.fill(made, more), () => { /* its page has it */ });
    }
    // Cards further down are filled when they come near the screen.
    const near = new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
        near.unobserve(target);
        fill(target);
      });
    }, { rootMargin: "600px" });

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
    function drawOn(found, moment, most, then) {
      const own = turn;
      const idle = globalThis.requestIdleCallback || ((later) => setTimeout(later, 20));
      idle(() => {
        const from = list.children.length;
        if (own !== turn || from >= Math.min(most, found.length)) { return; }
        const items = found.slice(from, Math.min(from + AT_A_TIME, most)).map((one) => item(one, moment));
        list.append(...items);
        items.forEach((made) => near.observe(made));
        if (then) { then(items[0]); }
        drawOn(found, moment, most);
      });
    }

    function clear() {
      turn += 1;
      near.disconnect();
      list.replaceChildren();
    }

    function show(found, moment) {
      const held = heldFocus();
      clear();
      list.append(...found.slice(0, AT_ONCE).map((one) => item(one, moment)));
      [...list.children].forEach(fill);
      giveBack(held);
      all.hidden = found.length <= MOST;
      all.textContent = `Show all ${found.length}`;
      all.onclick = () => {
        all.hidden = true;
        drawOn(found, moment, found.length, (first) => first.querySelector("a").focus());
      };
      const own = turn;
      setTimeout(() => { if (own === turn) { drawOn(found, moment, MOST); } }, PAUSE);
    }

    return { show, clear };
  };
})(globalThis.signpost ??= {});
