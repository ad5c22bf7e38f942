// The site may stand under another prefix than its address says. The first known section in this page's path tells
// where the site's root is; without one, this page lies in the root itself.
(function () {
  "use strict";
  var sections = document.documentElement.dataset.sections.split(" ");
  var steps = location.pathname.split("/");
  var end = steps.findIndex(function (step) { return sections.indexOf(step) >= 0; });
  var root = steps.slice(0, end >= 0 ? end : steps.length - 1).join("/") + "/";
  document.querySelectorAll("a[data-path]").forEach(function (link) {
    link.href = root + link.dataset.path;
  });
})();
