// Asks the search of the Find page in Node, without a browser: node ask.js FOLDER
// FOLDER holds the search data of a built site, in find/. Reads one state of the page a line, as JSON and with the
// moment of asking, and writes one answer a line. A line {"call": "tokenize.words", "given": [...]} calls one function of
// one module instead.
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const vm = require("vm");

const folder = process.argv[2];
const SOURCES = path.join(__dirname, "..", "site_src", "find");
const SCRIPTS = JSON.parse(fs.readFileSync(path.join(SOURCES, "scripts.json"), "utf8"))["assets/find.js"];

function run(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
// Those after "ask" draw on a page; "quotes" is in a file that every page loads.
["quotes", ...SCRIPTS.slice(0, SCRIPTS.indexOf("ask") + 1), "timetable", "../household/people", "../household/fit"].forEach((name) => run(path.join(SOURCES, `${name}.js`)));
["lunr", "index", "texts", "words", "crisis", "cards"].forEach((name) => run(path.join(folder, "find", `${name}.js`)));

function answer(asked) {
  if (asked.call) {
    const parts = asked.call.split(".");
    return parts.reduce((found, name) => found[name], signpost)(...asked.given);
  }
  const state = { q: "", as: "", near: "", within: "", sort: "", ...asked, facets: { ...asked.facets } };
  const found = signpost.ask(state, asked.moment);
  return { ...found, results: found.results.map(({ card, miles, next }) => ({ id: card.id, needs: card.needs, miles, next })) };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line)) ?? null) + "\n");
});
