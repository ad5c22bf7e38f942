// The people of a household as they were typed: a role, an age, what would help, what gets in the way, and when they are
// free. All of it is in this page's memory alone.
((signpost) => {
  "use strict";

  const CHILD = 16; // years from which somebody goes to groups alone
  const TAKEN = 11; // years from which somebody may find the way there alone
  const NOT_A_YEAR_OLD = /\b(months?|weeks?|days?|newborn|born)\b/;
  // Words of a role; two words with capitals and none of these are a name.
  const ROLE = /\b(me|my|our|the|mum|mam|mom|dad|gran|nan|nana|granny|grandma|grandad|grandpa|aunt|auntie|uncle|son|daughter|sister|brother|baby|toddler|child|boy|girl|twin|wife|husband|partner|cousin|niece|nephew|lodger|carer|friend|step|foster|eldest|youngest|older|younger|middle|teen|teenager)\b/i;
  const NAMED = /^\p{Lu}[\p{L}'’-]+(\s+\p{Lu}[\p{L}'’-]+)+$/u;

  // An age in years from "9", "aged nine", "70s" or "8 months": a number, or null for nothing and for what is no age.
  function years(text) {
    if (!text) { return null; }
    if (NOT_A_YEAR_OLD.test(text.toLowerCase())) { return 0; }
    const found = signpost.ages.read(signpost.tokenize.tokens(`aged ${text.replace(/^aged? /i, "").replace(/(\d)s$/, "$1")}`), 1);
    return found ? Number(found.values[0]) : null;
  }

  const ticked = (box, name) => [...box.querySelectorAll(`[data-each="${name}"]:checked`)].map((one) => one.value);
  const value = (box, name) => box.querySelector(`[data-field="${name}"]`).value.trim();

  // One person, read from the form's box for them.
  function read(box) {
    const age = value(box, "age");
    return {
      box, who: value(box, "who"), typedAge: age, age: years(age), gender: value(box, "gender"),
      matters: value(box, "matters"), words: value(box, "words"), hinders: ticked(box, "hinders"),
      language: value(box, "language"), days: ticked(box, "days"), from: value(box, "from"), to: value(box, "to"),
    };
  }

  // What is wrong with one person's answers: [[field, sentence]].
  function faults(person, others) {
    const { who, typedAge, age, words, from, to } = person;
    const found = [];
    if (!who) { found.push(["who", "Say who this is, such as Gran, the baby or me."]); }
    if (NAMED.test(who) && !ROLE.test(who)) { found.push(["who", `“${who}” looks like a name. Write who they are to the others, such as Gran or our eldest.`]); }
    if (who && others.some((other) => other.who.toLowerCase() === who.toLowerCase())) {
      found.push(["who", `There are two people called “${who}”. Say who is who, such as older son and younger son.`]);
    }
    if (typedAge && age === null) { found.push(["age", `“${typedAge}” is no age we can read. Write the years, such as 9, or 0 for a baby.`]); }
    if (!words) { found.push(["words", "Say what would help, or choose something from the list."]); }
    if (from && to && from >= to) { found.push(["to", "The second time must be later than the first."]); }
    return found;
  }

  const isChild = ({ age }) => age !== null && age < CHILD;
  const isTaken = ({ age }) => age !== null && age < TAKEN; // somebody goes with them

  // Whether a group is for parents who bring children of this age.
  const mayBring = ({ children }, age) => Boolean(children) && age !== null && (children[0] ?? 0) <= age && (children[1] ?? CHILD + 1) >= age;

  signpost.people = { read, faults, isChild, isTaken, mayBring };
})(globalThis.signpost ??= {});
