// Runs the update form's own scripts in Node, without a page: node ask.js FOLDER, where FOLDER is a site with update/.
// Reads one call a line, {"call": "phone.fault", "given": [...]}, and writes one answer a line.
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const vm = require("vm");

const SOURCES = path.join(__dirname, "..", "..", "site_src", "update");
const SCRIPTS = JSON.parse(fs.readFileSync(path.join(SOURCES, "scripts.json"), "utf8"))["update/form.js"];

function run(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
// Those after "check" draw on a page.
SCRIPTS.slice(0, SCRIPTS.indexOf("check") + 1).forEach((name) => run(path.join(SOURCES, `${name}.js`)));
run(path.join(process.argv[2], "update", "form-data.js"));

signpost.update.finds = (source, text) => signpost.update.pattern(source).test(text);

// As in a browser that can't look behind.
signpost.update.findsWithoutLookingBehind = (source, text) => signpost.update.pattern(source, (own) => {
  if (/\(\?<[=!]/.test(own)) { throw new SyntaxError("no looking behind"); }
  return new RegExp(own, source[1]);
}).test(text);

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { call, given } = JSON.parse(line);
  const found = call.split(".").reduce((held, name) => held[name], signpost.update)(...given);
  process.stdout.write(JSON.stringify(found ?? null) + "\n");
});
