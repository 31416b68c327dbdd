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

function clock(moment) {
  return `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}`;
}
