// Loaded before the Find page is drawn: where its address asks something, the answer's room isn't given away first.
document.documentElement.classList.toggle(
  "asked",
  /[?#&](q|need|area|level|day|time|cost|route|age|access|setting|language|near)=[^&]/.test(location.search + location.hash),
);
