/* The forms of a sheet as operations: a mark, the member's words, closing. `save(operation)` puts one into the queue.
   On the page of one criterion htmx sends as long as it can; on the page of the whole sheet everything is queued. */

export function keepForms(root, { sheet, save }) {
  let waiting = 0;
  const markForms = () => [...root.querySelectorAll("form.sheet-form")];
  const formOf = (key) => markForms().find((form) => form.elements.criterion.value === key);

  const keepMark = (form) => {
    const operation = markOf(form);
    settle(form);
    count();
    waiting += 1;
    return save(operation);
  };

  root.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-mark]");
    if (form) keepMark(form);
  });
  root.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches?.("form[data-mark], form[data-words], form[data-close-sheet]")) return;
      event.preventDefault();
      if (form.matches("[data-words]")) save(wordsOf(form));
      else if (form.matches("[data-close-sheet]")) save(closeOf(form, chosen()));
    },
    true,
  );
  /* The page of one criterion: what htmx cannot send goes into the queue. */
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.matches?.("form.sheet-form") || (navigator.onLine && !waiting)) return;
    event.preventDefault();
    keepMark(event.target);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    root.addEventListener(name, (event) => event.target.matches?.("form.sheet-form") && keepMark(event.target));
  }

  function chosen() {
    const marks = {};
    for (const form of markForms()) if (form.elements.option.value) marks[form.elements.criterion.value] = form.elements.option.value;
    return marks;
  }

  function count() {
    const total = root.querySelector("[data-total]");
    if (!total) return;
    let points = 0;
    let done = 0;
    for (const form of markForms()) {
      const option = form.querySelector("input[name=option]:checked");
      if (!option) continue;
      points += Number(option.dataset.points);
      done += 1;
      const cell = root.querySelector(`[data-points-of="${CSS.escape(form.elements.criterion.value)}"]`);
      if (cell) cell.textContent = shown(Number(option.dataset.points));
    }
    total.textContent = shown(points);
    root.querySelector("[data-chosen]").textContent = done;
  }

  const put = (key, { option, note }) => {
    const form = formOf(key);
    if (!form) return;
    for (const input of form.querySelectorAll("input[name=option]")) input.checked = input.value === option;
    if (note !== undefined) form.elements.note.value = note;
    settle(form);
    count();
  };

  return {
    /* What waits in the queue stands on the page again. */
    overlay(row) {
      if (row.kind === "sheet-mark" && row.state === "waiting") put(row.payload.criterion, row.payload);
    },
    waiting(count) {
      waiting = count;
    },
    get version() {
      return root.querySelector("input[name=version]")?.value ?? "";
    },
    set(row, current) {
      if (row.kind === "sheet-mark") put(current.criterion, current);
      else location.reload();
    },
    done(row, result) {
      for (const input of root.querySelectorAll("input[name=version]")) input.value = result.version;
      const closing = root.querySelector("form[data-close-sheet]");
      if (row.kind === "sheet-close") location.assign(closing?.dataset.done ?? location.href);
    },
  };
}

/* What the page knew before becomes what it knows now. */
function settle(form) {
  for (const input of form.querySelectorAll("input[name=option]")) input.defaultChecked = input.checked;
  form.elements.note.defaultValue = form.elements.note.value;
}

function markOf(form) {
  const inputs = [...form.querySelectorAll("input[name=option]")];
  const before = { option: inputs.find((one) => one.defaultChecked)?.value ?? "", note: form.elements.note.defaultValue };
  const words = (one) => one.closest("label")?.querySelector(".choice-text")?.textContent ?? one.value;
  return {
    kind: "sheet-mark",
    base_version: Number(form.elements.version.value),
    label: form.dataset.name ?? form.elements.criterion.value,
    options: Object.fromEntries(inputs.map((one) => [one.value, words(one)])),
    payload: { criterion: form.elements.criterion.value, option: form.elements.option.value, note: form.elements.note.value, before },
  };
}

function wordsOf(form) {
  const boxes = [...form.querySelectorAll("input[name=eliminated_by]")];
  const { comment, eliminated_reason: reason, version } = form.elements;
  const before = {
    comment: comment.defaultValue,
    eliminated_by: boxes.filter((box) => box.defaultChecked).map((box) => box.value),
    eliminated_reason: reason.defaultValue,
  };
  const now = {
    comment: comment.value,
    eliminated_by: boxes.filter((box) => box.checked).map((box) => box.value),
    eliminated_reason: reason.value,
  };
  for (const box of boxes) box.defaultChecked = box.checked;
  comment.defaultValue = comment.value;
  reason.defaultValue = reason.value;
  const label = form.querySelector("label")?.textContent.trim() ?? "";
  return { kind: "sheet-words", base_version: Number(version.value), label, payload: { ...now, before } };
}

function closeOf(form, marks) {
  const agreed = form.elements.missing_confirmed?.checked === true;
  const label = form.querySelector("button")?.textContent.trim() ?? "";
  const base_version = Number(form.elements.version.value);
  return { kind: "sheet-close", base_version, label, payload: { marks, missing_confirmed: agreed } };
}

/* 6850 hundredths are "68,5". */
function shown(hundredths) {
  return String(hundredths / 100).replace(".", ",");
}
