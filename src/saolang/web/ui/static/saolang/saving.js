/* The truth about saving, in every [data-save-state]: while htmx sends a form marked data-autosave, then what came of it. */

export function watchSaving(root) {
  const show = (tone, words) => {
    for (const place of root.querySelectorAll("[data-save-state]")) {
      place.hidden = false;
      place.className = `tag ${tone}`;
      place.textContent = words(place);
    }
  };
  const ours = (event) => event.target.closest?.("[data-autosave]");
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (ours(event)) show("info", (place) => place.dataset.saving);
  });
  root.addEventListener("htmx:afterRequest", (event) => {
    if (!ours(event)) return;
    if (event.detail.successful) show("good", (place) => place.dataset.saved.replace("{clock}", clock(new Date())));
    else show("late", (place) => place.dataset.unsent);
  });
  window.addEventListener("offline", () => {
    if (root.querySelector("[data-autosave]")) show("late", (place) => place.dataset.unsent);
  });
}

/* A page that saves itself and its button never race: the button waits for the save under way, whose answer brings the
   next version; once the form is sent, no save follows it. */
export function saveInTurn(root) {
  const under = new WeakSet();
  const waiting = new WeakMap();
  const formOf = (event) => event.target.closest?.("[data-autosave]")?.closest("form");
  root.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    if (form.dataset.sending === "true") event.preventDefault();
    else under.add(form);
  });
  root.addEventListener("htmx:afterRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    under.delete(form);
    if (!waiting.has(form)) return;
    const button = waiting.get(form);
    waiting.delete(form);
    queueMicrotask(() => form.requestSubmit(button));
  });
  root.addEventListener(
    "submit",
    (event) => {
      if (!under.has(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting.set(event.target, event.submitter);
    },
    true,
  );
}

function clock(moment) {
  return `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}`;
}
