// A week of what was chosen for a household: who is where and when, what goes together, and what clashes.
((signpost) => {
  "use strict";

  const { isFree } = signpost.fit;
  const { minutes } = signpost.windows;
  const { capital, span } = signpost.timetable;
  const WALK = 0.5; // miles between two places that are a short walk apart
  const SCHOOL = { starts: "09:00", ends: "15:00" }; // a child of school age is there from Monday to Friday
  const SCHOOL_AGE = [5, 16]; // years, from the first to before the last

  const overlap = (one, other) => signpost.windows.overlap(one, other) > 0;

  const busy = (rows, person, session) => rows.some((one) => one.person === person && one.session && overlap(one.session, session));

  // Gives each choice, {person, about, result} (about whom, if a grown-up goes for a child), one of its sessions in the next weeks: the first at which that person is not
  // elsewhere, for a small child one to which a grown-up of the household can take them, and the same for everybody who
  // goes to the same group; null if it has none.
  function placed(choices, people) {
    const found = [];
    const adults = people.filter((person) => !signpost.people.isChild(person));
    const canBeTaken = (person) => (session) => !signpost.people.isTaken(person)
      || adults.some((adult) => isFree(adult, session) && !busy(found, adult, session));
    choices.forEach(({ person, about, result }) => {
      const soon = result.sessions.filter(({ next }) => next);
      const own = found.filter((one) => one.person === person && one.session).map(({ session }) => session);
      const others = found.filter((one) => one.result.card === result.card && one.session).map(({ session }) => session);
      const free = soon.filter((session) => !own.some((other) => overlap(other, session)));
      const shared = free.find((session) => others.some((other) => overlap(other, session)));
      found.push({ person, about, result, session: shared || free.find(canBeTaken(person)) || free[0] || soon[0] || null });
    });
    return [...signpost.timetable.sorted(found.filter(({ session }) => session)), ...found.filter(({ session }) => !session)];
  }

  // Choices of several people that are one visit: [{people, result, session}].
  function visits(rows) {
    const found = [];
    rows.forEach(({ person, result, session }) => {
      const same = found.find((one) => one.result.card === result.card && (session ? one.session && overlap(one.session, session) : !one.session));
      if (same) { same.people.push(person); } else { found.push({ people: [person], result, session }); }
    });
    return found;
  }

  const names = (people) => signpost.listWords.together(people.map(({ who }) => who));
  const welcomes = ({ card }, { age }) => signpost.people.mayBring(card, age);
  const atSchool = ({ age }, session) => age >= SCHOOL_AGE[0] && age < SCHOOL_AGE[1] && !/^s/.test(session.day)
    && session.starts >= SCHOOL.starts && session.ends <= SCHOOL.ends;

  // Where the same person would have to be twice, where nobody could take a child, and who minds one meanwhile.
  function clashes(rows, people) {
    const timed = rows.filter(({ session }) => session);
    const adults = people.filter((person) => !signpost.people.isChild(person));
    const twice = timed.flatMap((one, at) => timed.slice(at + 1).filter((other) => other.person === one.person && overlap(one.session, other.session))
      .map((other) => `${one.person.who} can’t be at both ${one.result.card.name} and ${other.result.card.name} on ${capital(one.session.day)}s.`));
    const elsewhere = (adult, { session, result }) => !isFree(adult, session) || busy(timed.filter((one) => one.result.card !== result.card), adult, session);
    const alone = timed.filter(({ person }) => signpost.people.isTaken(person) && adults.length)
      .filter((visit) => adults.every((adult) => elsewhere(adult, visit)))
      .map((visit) => `Nobody is free to take ${visit.person.who} to ${visit.result.card.name} on ${capital(visit.session.day)}s.`);
    return [...new Set([...twice, ...alone, ...minding(timed, people, adults)])];
  }
  function minding(timed, people, adults) {
    const children = people.filter(signpost.people.isTaken);
    return timed.filter(({ person }) => adults.includes(person)).flatMap((visit) => {
      const { result, session, person } = visit;
      const withThem = (child) => timed.some((one) => one.person === child && overlap(one.session, session));
      const free = adults.some((adult) => adult !== person && isFree(adult, session) && !busy(timed, adult, session));
      const left = children.filter((child) => !withThem(child) && !welcomes(result, child) && !atSchool(child, session));
      return left.length && !free ? [`Who is with ${names(left)} while ${person.who} is at ${result.card.name}? Ask if children may come.`] : [];
    });
  }

  // Who goes with a child: a grown-up who goes to the same group, or else one who is free then.
  function companion(visit, rows, people) {
    const children = visit.people.filter(signpost.people.isTaken);
    const adults = people.filter((person) => !signpost.people.isChild(person));
    if (!children.length || visit.people.some((person) => adults.includes(person))) { return ""; }
    const free = adults.find((adult) => !visit.session || (isFree(adult, visit.session) && !busy(rows, adult, visit.session)));
    return free ? `${free.who} ${free.who.toLowerCase() === "me" ? "take" : "takes"} ${names(children)}` : "";
  }

  // What serves two people of the household, among all suggestions: sentences.
  function together(plans) {
    const pairs = plans.flatMap((one, at) => plans.slice(at + 1).map((other) => [one, other]));
    return [...new Set([...shared(plans), ...pairs.flatMap(([one, other]) => [...sameDoor(one, other), ...meanwhile(one, other)])])];
  }
  function shared(plans) {
    const all = new Map();
    plans.forEach(({ person, suggestions }) => suggestions.forEach(({ card }) => all.set(card, [...(all.get(card) || []), person])));
    const both = [...all].filter(([, people]) => people.length > 1).map(([card, people]) => `${card.name} could suit ${names(people)}.`);
    const brought = plans.flatMap(({ person, suggestions }) => suggestions.flatMap((result) => plans.map((plan) => plan.person)
      .filter((child) => child !== person && signpost.people.isChild(child) && welcomes(result, child) && !(all.get(result.card) || []).includes(child))
      .map((child) => `${child.who} can come to ${result.card.name} with ${person.who}.`)));
    return [...both, ...brought];
  }
  // Sessions of two people on the same day at two different groups: [[one's result, session, the other's …]].
  function sideBySide(one, other, fits) {
    return one.suggestions.flatMap((mine) => other.suggestions.filter((theirs) => theirs.card !== mine.card).flatMap((theirs) => {
      const found = mine.sessions.flatMap((session) => theirs.sessions.filter((then) => fits(mine, session, theirs, then)).map((then) => [session, then]))[0];
      return found ? [[mine, found[0], theirs, found[1]]] : [];
    }));
  }
  function sameDoor(one, other) {
    const fits = (mine, session, theirs, then) => mine.card.point && mine.card.where === theirs.card.where && session.day === then.day
      && minutes(then.starts) - minutes(session.ends) <= 60 && minutes(session.starts) - minutes(then.ends) <= 60;
    return sideBySide(one, other, fits).map(([mine, session, theirs, then]) => `Both at ${mine.card.where} on ${capital(session.day)}s: ${mine.card.name} for ${one.person.who}, ${span(session)}, and ${theirs.card.name} for ${other.person.who}, ${span(then)}.`);
  }
  function meanwhile(one, other) {
    const [child, adult] = signpost.people.isChild(one.person) ? [one, other] : [other, one];
    if (!signpost.people.isChild(child.person) || signpost.people.isChild(adult.person)) { return []; }
    const fits = (mine, session, theirs, then) => mine.card.where !== theirs.card.where && overlap(session, then)
      && (signpost.miles(mine.card.point, theirs.card.point) ?? Infinity) <= WALK;
    return sideBySide(child, adult, fits).map(([mine, session, theirs, then]) => `While ${child.person.who} is at ${mine.card.name} on ${capital(session.day)}s, ${span(session)}, ${adult.person.who} could be at ${theirs.card.name} nearby, ${span(then)}.`);
  }

  // The first step of each person, the most pressing first: what somebody needs before what they like to do.
  function steps(rows) {
    const first = [];
    const rank = ({ result }) => Math.min(...result.card.needs.map((id) => (signpost.need(id).kind === "need" ? 0 : 1)));
    [...rows].sort((one, other) => rank(one) - rank(other)).forEach((row) => {
      if (!first.some(({ about }) => about === row.about)) { first.push(row); }
    });
    return first;
  }

  signpost.week = { placed, visits, clashes, companion, together, steps, names };
})(globalThis.signpost ??= {});
