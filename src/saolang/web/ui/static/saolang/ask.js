/* A binding act asks once, in our <dialog>: data-confirm is the sentence, data-confirm-action the verb on the button. */

export function askBefore(root) {
  const dialog = root.getElementById("hoi-lai");
  if (!dialog?.showModal) return;
  const agreed = new WeakSet();

  root.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("[data-confirm]");
      if (!button || agreed.delete(button)) return;
      if (button.form && !button.form.noValidate && !button.formNoValidate && !button.form.checkValidity()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(dialog, button).then((yes) => {
        if (!yes) return;
        agreed.add(button);
        button.click();
      });
    },
    true,
  );
}

function ask(dialog, button) {
  dialog.querySelector("p").textContent = button.dataset.confirm;
  const action = dialog.querySelector("[data-ask-action]");
  action.textContent = button.dataset.confirmAction || action.textContent;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
