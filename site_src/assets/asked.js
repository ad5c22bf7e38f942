// Loaded before the Find page is drawn: if its address has a question, space is reserved for the answer from the start.
document.documentElement.classList.toggle(
  "asked",
  /[?#&](q|need|area|level|day|time|cost|route|age|access|setting|language|near)=[^&]/.test(location.search + location.hash),
);
