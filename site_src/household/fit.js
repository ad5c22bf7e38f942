// What fits one person: each person is a question to the search, and what doesn't fit them is left out.
((signpost) => {
  "use strict";

  const MOST = 5; // suggestions for each person
  const GOOD = 0.5; // score, relative to the best, that a further suggestion needs
  const SHORT = 4; // words between commas that are a point of a list, and no part of a story
  const NEAR = "1"; // mile, for somebody who can only go to what is near
  const LATER = 0.7; // factor for what nobody can go to in the next weeks
  const FULL = 0.5; // factor for what has no place free
  const CROWD = 0.6; // factor for a group, if somebody would rather not be in one
  const SPOKEN = 2; // factor for what is in somebody's own language
  const AGE = GOOD; // score of what only suits a child’s age
  const AT_HOME = ["at-home", "by-phone", "online"];
  const ALONE = ["one-to-one", ...AT_HOME];
  // What gets in the way, as filters.
  const HINDERS = {
    stairs: {}, far: {}, money: { cost: ["free", "donation"] }, home: { setting: AT_HOME }, groups: {},
  };

  // The question of one person: the state that the search takes.
  function question({ words, age, gender, hinders }, place, areas) {
    const facets = Object.fromEntries(signpost.facets.FACETS.map((facet) => [facet, []]));
    hinders.forEach((one) => Object.entries(HINDERS[one]).forEach(([facet, values]) => {
      facets[facet] = facets[facet].length ? facets[facet].filter((value) => values.includes(value)) : values;
    }));
    if (age !== null) { facets.age = [String(age)]; }
    if (gender) { facets.gender = [gender]; }
    facets.area = areas;
    return { q: words, as: "", near: place, within: place && hinders.includes("far") ? NEAR : "", sort: "", facets };
  }

  // When somebody is free: the days ticked and the hours chosen, and what their words say of days and times.
  function freedom(person, answer) {
    const said = (facet) => answer.understood.filter((chip) => chip.facet === facet).map(({ value }) => value);
    const days = said("day").filter((day) => !/^(today|tomorrow|week)$/.test(day));
    return { days: person.days.length ? person.days : days, times: said("time"), from: person.from || "00:00", to: person.to || "24:00" };
  }
  // The part of a session of a card in which somebody is free, or null: all of it, or an hour where people come and go.
  function during(session, card, { days, times, from, to }) {
    const window = signpost.windows.read(`${from}-${to}`.replaceAll(":", ""));
    const fits = (!days.length || days.includes(session.day)) && signpost.windows.fits(session, window, card.dropIn);
    if (!fits || (times.length && !times.some((time) => signpost.facets.isAt(session, time, card)))) { return null; }
    const isWithin = session.ends >= session.starts && session.ends <= to; // the same as the start if nobody knows it
    return { ...session, starts: session.starts > from ? session.starts : from, ends: isWithin ? session.ends : to };
  }

  // A child comes to what is for their age, or where those who bring them are welcome: not to what says nothing of ages.
  function isForAge(card, person) {
    return !signpost.people.isChild(person) || Boolean(card.ages || card.children);
  }

  // Steps don't matter to somebody whom it visits or rings.
  const canGetIn = ({ access, settings }, { hinders }) => !hinders.includes("stairs") || access.includes("step_free") || settings.some((one) => AT_HOME.includes(one));

  // Whether it is for grown-ups who look after a child like this one.
  const isAboutChild = (card, { age }) => Boolean(card.carers) || signpost.people.mayBring(card, age);

  const sessionsOf = (card, free, moment) => card.sessions
    .map((session) => ({ whole: session, part: during(session, card, free) })).filter(({ part }) => part)
    .map(({ whole, part }) => ({ ...part, next: signpost.timetable.next(card, whole, moment) }));

  // The answers to what somebody typed: to all of it, and to each of its parts, so that no second need is dropped.
  function answers(person, place, areas, moment) {
    const parts = person.words.split(/[,;.\n]+/).map((part) => part.trim()).filter(Boolean);
    const all = [person.words, ...(parts.length > 1 ? parts : [])];
    return all.map((words) => ({
      ...signpost.ask(question({ ...person, words }, place, areas), moment), isShort: words.split(" ").length <= SHORT,
    }));
  }
  // Each activity once, with its best score relative to the best of its answer.
  function merged(all) {
    const found = new Map();
    all.forEach(({ results }) => results.forEach((result) => {
      const score = result.score / results.reduce((best, one) => Math.max(best, one.score), 0);
      const known = found.get(result.card);
      const unwanted = result.unwanted || Boolean(known && known.unwanted);
      found.set(result.card, { ...(known && known.score > score ? known : { ...result, score }), unwanted });
    }));
    return [...found.values()].sort((one, other) => other.score - one.score);
  }

  // {results, needs, answer}: what fits a person, best first, each with the sessions to which they can go; the needs that
  // they named; and the answer to all that they typed. What has no times of its own is arranged, so it fits everybody's.
  function ask(person, place, areas, moment) {
    const all = answers(person, place, areas, moment);
    const free = freedom(person, all[0]);
    const needs = namedNeeds(all, person.words);
    const found = needs.length ? merged(all).filter(({ card }) => needs.some(({ id }) => card.needs.includes(id))) : merged(all.slice(0, 1));
    const results = found
      .filter(({ card, unwanted }) => !unwanted && !card.discreet && card.status !== "paused" && !card.ended)
      .filter(({ card }) => canGetIn(card, person) && !signpost.isUnfit(card, person.words, needs.map(({ id }) => id)))
      .map((result) => ({ ...result, sessions: sessionsOf(result.card, free, moment) }))
      .filter(({ card, sessions }) => sessions.length || !card.sessions.length);
    return { results, needs, answer: all[0] };
  }
  // The needs that somebody surely named, in the order in which they were typed; else those that they may have meant. A
  // few words between commas name what they may mean: "refugee, wants work".
  function namedNeeds(all, words) {
    const open = (answers, test) => answers.flatMap((answer) => answer.needs.filter((need) => !need.discreet && test(need, answer)));
    const sure = open(all, (need, { isShort }) => need.sure || isShort);
    const place = ({ typed }) => words.indexOf(typed.split(" ")[0]);
    const needs = (sure.length ? sure : open(all.slice(0, 1), () => true)).sort((one, other) => place(one) - place(other));
    return [...new Map(needs.map((need) => [need.id, need])).values()];
  }

  const serves = (found) => ({ id }) => found.some(({ card }) => card.needs.includes(id));

  // What fits a person in their own areas; then, for a child, what is for the grown-up who looks after them; then what is
  // further away, for needs that nothing else serves.
  function fitting(person, adult, { near, areas }, moment) {
    const { results, needs, answer } = ask(person, near, areas, moment);
    const found = results.filter(({ card }) => isForAge(card, person));
    const add = (more, mark) => more.filter(({ card }) => !found.some((own) => own.card === card)).forEach((result) => found.push({ ...result, ...mark }));
    const lacking = () => needs.filter((need) => !serves(found)(need));
    const helps = (short) => ({ card }) => !needs.length || short.some(({ id }) => card.needs.includes(id));
    [areas, ...(areas.length ? [[]] : [])].forEach((where) => {
      const mark = where === areas ? {} : { further: true };
      if (where !== areas && (lacking().length || !found.length)) {
        add(ask(person, near, where, moment).results.filter(({ card }) => isForAge(card, person)).filter(helps(lacking())), mark);
      }
      if (adult && lacking().length) {
        const theirs = ask({ ...adult, words: person.words }, near, where, moment).results;
        const first = ({ card }) => lacking().some(({ id }) => id === card.needs[0]);
        add(theirs.filter(({ card }) => isAboutChild(card, person)).filter(first), { ...mark, goes: adult });
      }
    });
    return { found, needs, answer };
  }

  // Adds what is for children of their age, whatever they need: first where they live.
  function addForTheirAge(found, person, { near, areas }, moment) {
    const own = (where) => {
      const { results, needs } = ask({ ...person, words: "child" }, near, where, moment);
      return results.filter(({ card }) => isForAge(card, person) && needs.some(({ id }) => id === card.needs[0]));
    };
    const here = own(areas);
    const more = here.length ? here : own([]).map((result) => ({ ...result, further: true }));
    more.filter(({ card }) => !found.some((one) => one.card === card)).forEach((result) => found.push({ ...result, byAge: true, score: AGE }));
  }

  const OF_A_CHILD = /\b(son|daughter|child|children|kids?|baby|toddler|little (one|un)s?|grandson|granddaughter|grandchild(ren)?)\b/i;
  const PREGNANT = /\b(pregnant|expecting|months gone)\b/i;
  const BABY = 1; // the last year of age of those whom a group for babies, and for people who expect one, is for
  // Whether somebody has a child to bring, if a group is for parents with children of some ages.
  function bringsChild(card, person, household) {
    if (card.ages || !card.children || signpost.people.isChild(person)) { return true; }
    const has = household.some(({ age }) => signpost.people.mayBring(card, age));
    return has || OF_A_CHILD.test(person.words) || (PREGNANT.test(person.words) && !signpost.people.mayBring(card, BABY + 1));
  }

  // Words for somebody else, for whom whoever uses them may care.
  const OF_SOMEBODY = /\b(son|daughter|child|children|kids?|lad|girl|boy|baby|toddler|husband|wife|partner|mum|mam|dad|gran|nan|nana|grandad|brother|sister|carer|caring|care for|look after|looking after)\b/i;
  // Whether a group is meant for somebody with these needs. One that is first of all for people who share something
  // ("young carers") is only for those who said so; so is one that is for a trouble, if they share but an interest with
  // it. One for carers is for those who speak of somebody.
  function isMeantFor({ card: { needs: [first, ...rest], carers }, goes, byAge }, needs, { words }) {
    if (goes || byAge) { return true; }
    if (carers && !OF_SOMEBODY.test(words)) { return false; }
    const named = (id) => needs.some((need) => need.id === id);
    const kind = (id) => signpost.need(id).kind;
    if (named(first) || kind(first) === "interest") { return true; }
    return kind(first) === "need" && rest.some((id) => named(id) && kind(id) !== "interest");
  }

  // Takes the best for each need in turn, first of those that are for it above all, then others that are good, until there
  // are enough.
  function pick(results, needs, { hinders, language }) {
    const starts = ({ card, sessions }) => (!card.sessions.length || sessions.some(({ next }) => next) ? 1 : LATER);
    const crowd = ({ card }) => (hinders.includes("groups") && !card.settings.some((one) => ALONE.includes(one)) ? CROWD : 1);
    const spoken = ({ card }) => (language && card.languages.includes(language) ? SPOKEN : 1);
    const worth = (result) => result.score * starts(result) * crowd(result) * spoken(result) * (result.card.status === "full" ? FULL : 1);
    const sorted = [...results].sort((one, other) => worth(other) - worth(one));
    const taken = [];
    const take = (result) => { if (result && !taken.includes(result) && taken.length < MOST) { taken.push(result); } };
    const left = (test) => sorted.find((one) => !taken.includes(one) && test(one.card.needs));
    needs.forEach(({ id }) => take(left(([first]) => first === id) || left((own) => own.includes(id))));
    needs.forEach(({ id }) => take(left((own) => own.includes(id))));
    sorted.filter(({ score }) => score >= GOOD).forEach(take);
    return taken;
  }

  // What could help a person of a household that lives at `home`, {near, areas}: {person, needs, suggestions, missing,
  // dropped, urgent}. `missing` are the needs for which nothing fits, and `dropped` what no group fits as well.
  function suggest(person, household, home, moment) {
    const { isChild } = signpost.people;
    const adult = isChild(person) ? household.find((one) => !isChild(one)) : null;
    const { found, needs, answer } = fitting(person, adult, home, moment);
    if (isChild(person)) { addForTheirAge(found, person, home, moment); }
    const fits = found.filter((result) => isMeantFor(result, needs, person) && bringsChild(result.card, person, household));
    const suggestions = pick(fits, needs, person);
    return {
      person, needs, suggestions, urgent: answer.urgent, dropped: answer.dropped,
      missing: needs.filter((need) => !serves(suggestions)(need)),
    };
  }

  // Whether somebody is free for all of a session.
  const isFree = ({ days, from, to }, { day, starts, ends }) => (!days.length || days.includes(day)) && starts >= (from || "00:00") && ends <= (to || "24:00");

  signpost.fit = { suggest, isFree };
})(globalThis.signpost ??= {});
