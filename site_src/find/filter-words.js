// The table of filters: which words of a question are a filter, and with which other words they are not. Phrases are
// written as tokens: small letters, no apostrophes, and no a, the or my. "stairs/steps" means either.
((signpost) => {
  "use strict";

  const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
  const DAYS = [...WEEKDAYS, "saturday", "sunday"];
  const SHORT = { mon: 0, tue: 1, tues: 1, wed: 2, weds: 2, thu: 3, thur: 3, thurs: 3, fri: 4, sat: 5, sun: 6 };
  const CHILDREN = ["under-5", "5-11", "12-17"];

  const SCHOOL = "0900-1500"; // when the children are there
  const SCHOOL_TIME = "school hours/hrs/time, in/during/within school hours/hrs/time, term time hours, while/when/once/whilst kids/children/kiddies/boys/girls/son/daughter are/is in/at school, while/when/once/whilst theyre/hes/shes in/at school, while/when/once/whilst they/he/she are/is in/at school, while/when/once/whilst kids/children/son/daughter in/at school, between school runs, between school drop off and pick up, after school drop off, after drop off before pick up, before school pick up, before school pickup";

  const IN_PERSON = ["group", "one-to-one", "at-home", "outdoors"];

  // Exceptions in which a word is not a filter: after these words, before these words, or together with them anywhere.
  const AM = { only: /^(the|weekdays?|mon|tues?|weds?|thu(rs?)?|fri|sat|sun|\w+day|or|an?|in|only)$/ };
  const SAT = {
    after: /^(i|ive|id|just|he|hes|she|shes|they|theyre|we|weve|been|being|was|is|im|there|always|just|only|keeps?|never|often)$/,
    before: /^(there|around|about|down|alone|by|doing|here|watching|staring|indoors|crying|next|all)$/,
  };
  const SINCE = { after: /^(since|last)$/ };
  const FREE = {
    after: /^(drugs?|alcohol|smoke|gluten|dairy|sugar|debt|pain|stress|fat|symptom|crime|nicotine|feel|feels|feeling|set|break|breaking|hands?|wheat|nut|lactose|cancer|worry|not)$/,
    before: /^(from|will|spirit|school|prescriptions?|bus|tv|fall|time)$/,
  };
  const ONLINE = {
    after: /^(get|gets|getting|go|going|goes|got|gone|learn|learning|using|use|uses|shop|shopping|bank|banking|apply|applying|safer?|scammed|order|ordering|pay|paying|everythings?|its|is|world|scared)$/,
    before: /^(banking|shopping|shop|safety|scams?|fraud|forms?|accounts?|appointments?|gambling|casino|dating|bullying|bullied|abuse|world|application|bills?)$/,
  };
  const NIGHT = {
    after: /^(work|works|working|do|does|on|at|all|every|last|through|the|mid|whole|in|by|good|other|long)$/,
    beside: /^(sleep\w*|slept|awake|wak(e|es|ing)|woke|insomnia|nightmares?|snor\w*|terrors|sweats|dark)$/,
  };
  const OUTSIDE = { after: /^(go|goes|going|went|step|get|gets|getting|leave|been|not)$/ };
  const PARKING = { before: /^(permits?|tickets?|fines?|spaces?|charges?)$/ };
  const PHONE = { before: /^(bills?|numbers?|calls?)$/ };
  // "My child has autism" is asked by a parent, "bereaved child" for the child.
  const CHILD = {
    after: /^(my|our|your|his|her|their|a|the|with|of|has|have|having|two|three|four|2|3|4|5|young|small|little|no|bring|for|mum|dad|single|about|see|seeing)$/,
    before: /^(benefits?|care|maintenance|minder|support|has|have|is|wont|needs?|are|with)$/,
  };

  // Facet, values, phrases, and exceptions.
  /** @type {any[][]} */
  const TABLE = [
    ["day", WEEKDAYS, "weekday, weekdays, mon fri, mon to fri, monday to friday, monday friday, weeknight, weeknights, week night/nights, weekday evening/evenings"],
    ["time", ["evening"], "weeknight, weeknights, week night/nights, weekday evening/evenings"],
    ["day", WEEKDAYS.slice(0, 4), "mon thurs, mon to thurs, mon thu, mon to thu, monday to thursday, monday thursday"],
    ["day", WEEKDAYS.slice(1, 4), "midweek, mid week"],
    ["day", DAYS.slice(5), "weekend, weekends, sat/saturday sun/sunday"],
    ["day", ["week"], "this/next/coming week, next seven/7 days"],
    ["day", ["today"], "today, tonight"],
    ["day", ["tomorrow"], "tomorrow"],
    ["time", ["morning"], "morning, mornings, first thing, forenoon, early/mid/late morning/mornings"],
    ["time", ["morning"], "am", AM],
    ["time", ["afternoon"], "afternoon, afternoons, pm, early/mid/late afternoon/afternoons"],
    ["time", ["morning", "afternoon"], "daytime, daytimes, in day, during day, by day"],
    ["time", [SCHOOL], SCHOOL_TIME],
    ["day", WEEKDAYS, SCHOOL_TIME],
    ["time", ["at-12:30"], "lunchtime, lunchtimes, lunch time/hour/break"],
    ["time", ["evening"], "evening, evenings, eve, early/mid/late evening/evenings, after work/tea/dinner, outside working hours"],
    ["time", ["evening"], "night, nights", NIGHT],
    ["time", ["from-15:00"], "after school, after school run"],
    ["time", ["until-09:00"], "before work"],
    ["time", ["from-16:00"], "teatime, tea time"],
    ["cost", ["free"], "free", FREE],
    ["cost", ["free"], "for free, free of charge, no/0/zero cost, no charge/fee/fees, nothing to pay, costs/cost/for nothing/nowt, without spending, no spare cash/money, wont/doesnt/dont/not cost anything, doesnt cost, without paying, cant/not pay, cant pay anything, cant afford to pay, cant afford anything, cant afford to spend, no money to spend, dont want/have to pay, not have to pay"],
    ["cost", ["donation", "free"], "by donation, pay what can, pay what you can, pay what they can"],
    ["setting", ["online"], "online", ONLINE],
    ["setting", ["online"], "zoom, on/over/by/via zoom, on/over/by/via teams, on/over/by skype, virtual, virtually, video call/calls/chat, by/over video, by video call, facetime, from/on computer/laptop/sofa/tablet, on internet, web based, remote, remotely"],
    ["setting", IN_PERSON, "in person, face to face, in real life"],
    ["setting", ["one-to-one"], "one to one, one on one, 1 to 1, 1 on 1, 1 1, 121, just one person"],
    ["setting", ["by-phone"], "by/on/over phone, by/on/over telephone, phone support/only/call/calls, prefer/prefers phone, ring me, ring her, ring him, phone me"],
    ["setting", ["by-phone"], "telephone", PHONE],
    ["setting", ["at-home"], "at home, home visit/visits/visiting, visit at home, visit me, visits me, visit her/him/them at home, come/comes/came to house/home/me, come to his/her/their house/home, come out to, come round to"],
    ["setting", ["outdoors"], "outdoors, outdoor, out of doors, out in open/fresh air, in fresh air"],
    ["setting", ["outdoors"], "outside", OUTSIDE],
    ["access", ["step_free"], "step free, level access/entrance/entry/floor, flat access/entrance, ground floor, no stairs/steps, without stairs/steps, cant/cannot/not do/use/manage/climb/walk stairs/steps, cant/cannot/not walk up stairs/steps, unable to do/use/manage/climb stairs/steps, struggles with stairs/steps, wheelchair, wheelchair access/accessible/user/friendly, accessible, disabled access/friendly, lift access, ramp, ramps, mobility scooter, zimmer, zimmer frame, walking frame"],
    ["access", ["accessible_toilet"], "accessible/disabled toilet/toilets/loo, changing place/places toilet, changing places"],
    ["access", ["hearing_loop"], "hearing loop, induction loop, loop system"],
    ["access", ["parking"], "parking", PARKING],
    ["access", ["parking"], "somewhere/place to park, car park, can park"],
    ["access", ["transport_help"], "with/needs transport, transport provided/included, pick/picks up, picked up, pick me/her/him/them up, picks me/her/him/them up, fetch/fetches me/her/him/you/them, collect/collects me/her/him/you/them, door to door, lift there"],
    ["access", ["quiet_space"], "somewhere/something/anywhere quiet/calm/peaceful, quiet/calm space/room/place/group/hour, not noisy, not too loud/noisy, low sensory"],
    ["access", ["children_welcome"], "creche, childcare, bring/with/take children/kids/baby/toddler/grandchildren, bring/take little ones, bring/take little one, bring/take grandkids, baby can come, kids can come"],
    ["access", ["carers_welcome"], "with/bring carer, with/bring carers, carer can come, carer welcome"],
    ["without", ["id"], "no/without id/identification/passport/papers/documents, no/without photo/any id, no/without proof of id/identity, no id needed/required/asked/documents/papers, no id or papers/passport, id not needed, havent/dont/doesnt/hasnt got/have id/passport/papers/documents, havent/dont/doesnt/hasnt got/have any/photo id/papers/documents, has/have no id/passport/papers/documents, lost id/passport, lost his/her/their id/passport"],
    ["without", ["address"], "no/without address, no/without fixed/permanent/home address/abode, no fixed address or abode, no/without proof of address, no proof of address needed/required, havent/dont/doesnt/hasnt got/have address, havent/dont/doesnt/hasnt got/have fixed/permanent address, has/have no address, has/have no fixed address/abode, nfa"],
    ["without", ["id", "address"], "no/without id or address, no/without id or fixed address/abode, no/without address or id"],
    ["without", ["referral"], "no/without referral, no referral needed/required, no referrals, no gp/doctors referral, without gp/doctor/doctors, without going through/via/to gp/doctor/doctors, without going gp/doctor, without seeing/asking gp/doctor, dont/doesnt need referral, dont/doesnt need to be referred"],
    ["route", ["self"], "self refer/referral/referred, refer myself/themselves/herself/himself, turn/show/rock/pop up/along, just turn/show/rock/pop up/along/in, can just turn/show/rock/pop up/along/in, walk/drop in, just walk/drop in, no appointment, no/without booking, dont need/have to book, no need to book, no forms"],
    ["route", ["gp"], "gp/doctor referral"],
    ["age", ["under-5"], "toddler, toddlers, preschool, preschooler, preschoolers"],
    ["age", ["12-17"], "teenager, teenagers, teen, teens"],
    ["age", ["65-and-over"], "elderly, pensioner, pensioners, oap, oaps, gran, grandma, grandad, nan"],
    ["age", CHILDREN, "child, children, kid, kids", CHILD],
    ["age", ["5-11", "12-17"], "young carer/carers"],
    ["language", ["British Sign Language"], "sign language, bsl, signer, uses sign, signed"],
    ...DAYS.map((day) => ["day", [day], `${day}, ${day}s`, SINCE]),
    ...Object.entries(SHORT).map(([form, index]) => ["day", [DAYS[index]], form, form === "sat" ? SAT : SINCE]),
  ];

  // Expands "level access/entrance" into its phrases.
  function spread(phrase) {
    return phrase.split(" ").reduce(
      (before, word) => before.flatMap((start) => word.split("/").map((one) => (start ? `${start} ${one}` : one))), [""],
    );
  }
  // Every phrase with its facet, its values and its exceptions: [{phrase, facet, values, unless}].
  function rows() {
    return TABLE.flatMap(([facet, values, phrases, unless = {}]) => phrases.split(", ").flatMap(spread)
      .map((phrase) => ({ phrase, facet, values, unless })));
  }

  signpost.filterWords = { rows, DAYS };
})(globalThis.signpost ??= {});
