// Addresses of e-mail, of web pages and of places, as signpost/values/{email,web,postcode}.py check them.
((signpost) => {
  "use strict";

  const { held, whole } = signpost.update;
  const mailRules = () => held.form.rules.mail;

  // The host with the end that was meant, if its own is a typing slip.
  function mendedHost(host) {
    const [, name, ending] = /^(.*\.)?([^.]*)$/.exec(host);
    return (name || "") + (mailRules().endings[ending.toLowerCase()] || ending);
  }
  const ending = (host) => host.slice(host.lastIndexOf(".") + 1);
  const endsWell = (host) => mendedHost(host) === host && ending(host).length > 1;

  const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
  const SITE = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{N}]$/u;
  const HOST = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{N}]$/u;
  const NO_MAIL = /(^|\.)(arpa|invalid|local|localhost|onion|test)$/i; // nobody has an address there. Source: RFC 6761

  function mailWorks(text) {
    const at = text.lastIndexOf("@");
    const [name, host] = [text.slice(0, at), text.slice(at + 1)];
    return at > 0 && at <= 64 && text.length <= 254 && LOCAL.test(name) && HOST.test(host) && !NO_MAIL.test(host);
  }

  // Why a text is not one e-mail address, as the end of a sentence; "" if it is.
  function mailFault(text) {
    if (!mailWorks(text)) { return mailWhyNot(text.trim()); }
    return endsWell(text.slice(text.lastIndexOf("@") + 1)) ? "" : "no address ends like that";
  }
  function mailWhyNot(text) {
    const [name, host, ...more] = text.split("@");
    if (host === undefined) { return "there is no @ in it"; }
    if (more.length) { return "there is more than one @ in it"; }
    if (/\s/.test(text)) { return "there is a space in it"; }
    if (!name || !host.replace(/^\.+|\.+$/g, "").includes(".")) { return `something is missing ${name ? "after" : "before"} the @`; }
    return "there is something in it that no address has";
  }
  // The address that was probably meant; "" if nothing can be said.
  function mailMeant(text) {
    const name = text.slice(0, text.lastIndexOf("@") + 1);
    const host = text.slice(name.length).toLowerCase();
    if (!mailWorks(text) || mailRules().free.includes(host)) { return ""; }
    if (!endsWell(host)) { return name + mendedHost(host); }
    const near = mailRules().free.find((known) => known.length >= mailRules().long && differsByOne(host, known));
    return near ? name + near : "";
  }
  const isFreeMail = (text) => mailRules().free.includes(text.slice(text.lastIndexOf("@") + 1).toLowerCase());

  // Whether two texts differ by one letter, or by two that are swapped.
  function differsByOne(typed, other) {
    let start = 0;
    while (start < typed.length && typed[start] === other[start]) { start += 1; }
    const [one, two] = [typed.slice(start), other.slice(start)];
    if (!one && !two) { return false; }
    const swapped = one.length > 1 && one[1] + one[0] + one.slice(2) === two;
    return swapped || one.slice(1) === two || one === two.slice(1) || one.slice(1) === two.slice(1);
  }

  const BARE = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:\/[^\s,;|<>"“”]*)?$/i;
  // A web address with its https://, if only that was left out.
  function completed(text) {
    const typed = text.trim();
    return BARE.test(typed) ? `https://${typed}` : typed.replace(/^http(s?):\/*(?=[^/])/i, (_, safe) => `http${safe}://`.toLowerCase());
  }

  // Why a text is not a web address, as the end of a sentence; "" if it is.
  function webFault(text) {
    if (/[\s\\<>"`{}|^]/.test(text)) { return "there is a space or a sign in it that no address has"; }
    const match = /^https?:\/\/([^/?#]*)/i.exec(text);
    if (!match) { return "it doesn’t start with https://"; }
    if (match[1].includes("@")) { return "it has a user name in it"; }
    const [host, port] = match[1].toLowerCase().split(":");
    if (!SITE.test(host)) { return "the name of the site is not complete"; }
    if (!endsWell(host)) { return "no address ends like that"; }
    if (/\p{Script=Latin}/u.test(host) && /(?!\p{Script=Latin})\p{L}/u.test(host)) { return "it mixes letters of different alphabets"; }
    return port ? "it has a port number in it" : "";
  }
  function webMeant(text) {
    const host = (/^https?:\/\/([^/?#:]*)/i.exec(text) || ["", ""])[1];
    return host && !webFault(text.replace(host, mendedHost(host))) ? text.replace(host, mendedHost(host)) : "";
  }

  // Why a text is not a whole postcode, as the end of a sentence; "" if it is.
  function postcodeFault(text) {
    const typed = text.trim().toUpperCase().replace(/\s+/g, " ");
    if (whole(held.form.rules.postcode.form).test(typed)) { return ""; }
    const wrong = whole(held.form.rules.postcode.wrong).test(typed);
    return wrong ? "its last two letters are never C, I, K, M, O or V" : "it is not whole, or has a sign too many";
  }
  // The postcode that was probably meant: O and 0, I and 1 look alike.
  function postcodeMeant(text) {
    const match = /^([A-Z0]{1,2})([0-9OIL][A-Z0-9]?) ?([0-9OIL])([A-Z0-9]{2})$/.exec(text.trim().toUpperCase());
    if (!match || !postcodeFault(text)) { return ""; }
    const figure = (sign) => sign.replace("O", "0").replace(/[IL]/, "1");
    const found = `${match[1].replace("0", "O")}${figure(match[2][0])}${match[2].slice(1)} ${figure(match[3])}${match[4]}`;
    return postcodeFault(found) ? "" : found;
  }

  Object.assign(signpost.update, {
    mail: { fault: mailFault, meant: mailMeant, isFree: isFreeMail },
    web: { fault: webFault, meant: webMeant, completed },
    postcode: { fault: postcodeFault, meant: postcodeMeant },
  });
})(globalThis.signpost ??= {});
