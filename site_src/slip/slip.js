// The referral slip: shows the group that the address names, draws a reference, and prints. It stores and sends nothing.
((signpost) => {
  "use strict";

  document.querySelector(".without-script").hidden = true;
  const slip = document.querySelector("[data-slip]");
  const part = (name) => slip.querySelector(`[data-part="${name}"]`);
  const reply = location.protocol === "file:" ? slip.dataset.reply : new URL("reply.html", location.href).href;

  // A new reference, with the code that opens the reply with it.
  function draw() {
    const reference = signpost.reference.draw();
    slip.querySelectorAll("[data-reference]").forEach((place) => { place.textContent = reference; });
    part("code").replaceChildren();
    if (reply) {
      const address = `${reply}#${reference.replace(" ", "")}`;
      part("code").append(signpost.qrPicture(address, "Opens the page for your reply"));
      part("address").textContent = reply.replace(/^https?:\/\//, "");
    }
    part("with-code").hidden = !reply;
  }

  function show(card) {
    part("name").textContent = signpost.typographic(card.name);
    const ways = [card.phone, card.way && card.way[0], card.where].filter(Boolean);
    part("ways").textContent = ways.join(" · ");
    part("about").hidden = false;
    part("none").hidden = true;
  }

  // The group that the address names. A discreet one is on no slip: paper can be found.
  async function choose() {
    const id = new URLSearchParams(location.hash.slice(1)).get("activity") || "";
    part("about").hidden = true;
    part("none").hidden = false;
    if (!id) { return; }
    await signpost.load(["words", "cards"]);
    const card = signpost.cards().find((one) => one.id === id);
    if (card && !card.discreet) { show(card); }
  }

  part("print").addEventListener("click", () => { window.print(); });
  part("new").addEventListener("click", () => {
    draw();
    part("said").textContent = "This is a new slip, with a new reference.";
  });
  window.addEventListener("hashchange", choose);
  window.addEventListener("afterprint", () => { part("said").textContent = "Print another one with “New slip”."; });
  draw();
  choose().catch((failure) => { part("said").textContent = failure.message; });
})(globalThis.signpost ??= {});
