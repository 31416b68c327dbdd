/* What makes pages kinder when scripts run. Everything works without it: each part only adds to native behaviour. */

import { guardSubmits } from "./guard.js";
import { saveInTurn, watchSaving } from "./saving.js";
import { askBefore } from "./ask.js";
import { forgetOnLeaving } from "./forget.js";
import { countLetters, checkFiles } from "./fields.js";

saveInTurn(document);
guardSubmits(document);
watchSaving(document);
askBefore(document);
forgetOnLeaving(document);
countLetters(document);
checkFiles(document);

/* A page with errors starts at its summary. */
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:afterSwap", (event) => {
  event.target.querySelector?.("[data-focus]")?.focus();
});

/* A pop-up menu closes by Escape or by a click beside it. */
document.addEventListener("click", (event) => {
  for (const box of document.querySelectorAll("details[data-close][open]")) {
    if (!box.contains(event.target)) box.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of document.querySelectorAll("details[data-close][open]")) {
    box.open = false;
    box.querySelector("summary")?.focus();
  }
});
