// Makes a page forget what was typed on it: by a button, and after an hour in which nobody touched it. Nothing is stored
// anywhere, so closing the page forgets it as well.
((signpost) => {
  "use strict";

  const HOUR = 3600000; // milliseconds
  const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchstart"];

  // Calls `forget` an hour after the page was last touched. A page that slept meanwhile is caught when it is shown again.
  signpost.forgetUntouched = (forget) => {
    let touched = Date.now();
    let timer = 0;
    const check = () => {
      clearTimeout(timer);
      const left = touched + HOUR - Date.now();
      if (left > 0) { timer = setTimeout(check, left); return; }
      forget();
      touch();
    };
    const touch = () => {
      touched = Date.now();
      clearTimeout(timer);
      timer = setTimeout(check, HOUR);
    };
    const touchUnlessLate = () => {
      if (Date.now() - touched < HOUR) { touch(); } else { check(); }
    };
    TOUCHES.forEach((kind) => document.addEventListener(kind, touchUnlessLate, { capture: true, passive: true }));
    document.addEventListener("visibilitychange", check);
    window.addEventListener("pageshow", check);
    touch();
  };
})(globalThis.signpost ??= {});
