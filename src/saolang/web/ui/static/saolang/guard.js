/* A second click on a submit button sends nothing twice. The button keeps its name and value, so it is never disabled. */

const RELEASE_AFTER = 20000; // milliseconds; a request that takes longer may be repeated (the form key makes that safe)

export function guardSubmits(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "dialog") return;
    if (form.dataset.sending === "true") {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.defaultPrevented) return;
    if (form.method === "post") hold(form, event.submitter);
  });
  /* The page comes back from the browser's memory: buttons work again. */
  window.addEventListener("pageshow", () => root.querySelectorAll("form[data-sending]").forEach(release));
  root.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("form");
    if (form) release(form);
  });
}

function hold(form, button) {
  form.dataset.sending = "true";
  if (button) {
    button.setAttribute("aria-disabled", "true");
    const words = button.querySelector("span") ?? button;
    if (button.dataset.busy) {
      button.dataset.idle = words.textContent;
      words.textContent = button.dataset.busy;
    }
  }
  window.setTimeout(() => release(form), RELEASE_AFTER);
}

function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll('[aria-disabled="true"]')) {
    button.removeAttribute("aria-disabled");
    if (button.dataset.idle) (button.querySelector("span") ?? button).textContent = button.dataset.idle;
  }
}
