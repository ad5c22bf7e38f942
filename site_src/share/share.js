// Writes what partners copy: the frame, and a plain list of the same groups (signpost/outputs/share.py has those that are
// ready). Nothing that is chosen here leaves the page.
((signpost) => {
  "use strict";

  const page = document.querySelector("[data-share]");
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const form = page.querySelector("form");
  const { make } = signpost.draw;
  const { empty, write, asks } = signpost.address;
  const site = page.dataset.site || new URL(".", location.href).href;
  const FACETS = ["need", "area", "age"];
  const HEIGHT = 700; // pixels, for six groups

  function state() {
    const chosen = FACETS.map((facet) => [facet, [form.elements[facet].value].filter(Boolean)]);
    return { ...empty(), facets: { ...empty().facets, ...Object.fromEntries(chosen) } };
  }
  const title = (facets) => FACETS.flatMap((facet) => facets[facet].map((value) => signpost.label(facet, value))).join(", ");
  function frame(asked) {
    const made = make("iframe", {
      src: `${site}embed.html${write(asked)}`, title: signpost.typographic(`Groups and services: ${title(asked.facets)}`),
      width: "100%", height: HEIGHT, loading: "lazy", referrerpolicy: "no-referrer",
    });
    return made.outerHTML.replace(" src=", ' style="border:0" src='); // this page's own policy lets no element have a style
  }

  // The page on our own site that has them all: that of the need or area, if nothing else is asked for.
  function wholePage(asked) {
    const used = FACETS.filter((facet) => asked.facets[facet].length);
    const own = used.length === 1 && used[0] !== "age";
    return own ? `${used[0]}s/${asked.facets[used[0]][0]}.html` : `index.html${write(asked)}`;
  }
  async function list(asked, cards) {
    const rest = await Promise.all(cards.map(({ number }) => signpost.more(number)));
    const items = cards.map((card, place) => make("li", {}, make("a", { href: site + card.path }, card.name), make("br", {}),
      [rest[place].rhythm.join("; "), card.where, card.costWords, card.phone || (card.way && card.way[0])].filter(Boolean).join(". ")));
    const source = make("p", {}, "From ", make("a", { href: site + wholePage(asked) }, page.dataset.source), `, ${page.dataset.madeOn}. Times change: ring before you go.`);
    return [make("h2", {}, title(asked.facets)).outerHTML, "<ul>", ...items.map((item) => item.outerHTML), "</ul>", source.outerHTML].join("\n");
  }

  let turn = 0; // counts the choices, so that an older one is not written
  async function show() {
    turn += 1;
    const own = turn;
    const asked = state();
    part("made").hidden = true;
    part("said").textContent = "";
    if (!asks(asked)) { return; }
    await signpost.load();
    const open = signpost.ask(asked, signpost.time.now()).results.map(({ card }) => card)
      .filter((card) => !card.discreet && card.status === "open" && !card.ended).sort((one, other) => one.number - other.number);
    const text = open.length ? await list(asked, open.slice(0, Number(page.dataset.most))) : "";
    if (own !== turn) { return; }
    part("said").textContent = open.length ? `${signpost.draw.things(open.length)}.` : "No group is open for all of this. Choose less.";
    part("made").hidden = !open.length;
    part("frame").value = frame(asked);
    part("list").value = text;
    part("look").href = `embed.html${write(asked)}`;
  }

  form.addEventListener("change", () => {
    show().catch((failure) => { part("said").textContent = failure.message; });
  });
  page.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) { return; }
    const done = await signpost.copyFrom(part(button.dataset.copy));
    part("said").textContent = done ? "Copied." : "Please copy the text that is selected.";
  });
})(globalThis.signpost ??= {});
