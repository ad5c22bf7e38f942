// At the site's own address its links are right. Elsewhere (a copy, a preview) the first known section in this page's
// path shows where the root is; if there is none, this page is assumed to be in the root.
(function () {
  "use strict";
  var site = document.documentElement.dataset;
  if (location.hostname === site.host && location.pathname.indexOf(site.home) === 0) { return; }
  var sections = site.sections.split(" ");
  var steps = location.pathname.split("/");
  var end = steps.findIndex(function (step) { return sections.indexOf(step) >= 0; });
  // One slash at its start: two would name another host.
  var root = "/" + steps.slice(0, end >= 0 ? end : steps.length - 1).filter(Boolean).map(function (step) { return step + "/"; }).join("");
  document.querySelectorAll("a[data-path]").forEach(function (link) {
    link.href = root + link.dataset.path;
  });
})();
