/* Says what has been sent and what waits; shows what the server refused, and both values where two devices differ. */

export function showState(root, { takeOurs, takeTheirs, seen }) {
  const words = root.dataset;
  const line = root.querySelector("[data-queue]");
  const tag = root.querySelector("[data-queue-tag]");
  const more = root.querySelector("[data-queue-words]");
  const asks = root.querySelector("[data-queue-asks]");
  const logout = document.querySelector("form[data-forget] button");
  let hadSome = false;

  function say(tone, text, detail = "") {
    line.hidden = false;
    tag.className = `tag ${tone}`;
    tag.textContent = text;
    more.replaceChildren(detail);
  }

  function show({ waiting, sending, signedOut, asks: rows }) {
    hadSome ||= waiting > 0 || rows.length > 0;
    if (signedOut) say("late", words.waiting.replace("{n}", waiting), signInAgain());
    else if (waiting) say(sending ? "info" : "late", words.waiting.replace("{n}", waiting), sending ? words.sending : words.stays);
    else if (rows.length) say("late", words.look.replace("{n}", rows.length));
    else if (hadSome) say("good", words.sent.replace("{clock}", new Date().toTimeString().slice(0, 5)));
    if (logout) {
      if (waiting) logout.dataset.confirm = words.leave.replace("{n}", waiting);
      else delete logout.dataset.confirm;
    }
    asks.replaceChildren(...rows.map((row) => (row.state === "conflict" && row.kind !== "sheet-close" ? question(row) : refusal(row))));
  }

  function signInAgain() {
    const piece = document.createDocumentFragment();
    const link = document.createElement("a");
    link.href = `${words.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = words.signInWords;
    piece.append(`${words.signedOut} `, link);
    return piece;
  }

  function box(row) {
    const made = document.createElement("div");
    made.className = "banner late";
    made.setAttribute("role", "alert");
    const inner = document.createElement("div");
    inner.className = "stack tight";
    inner.append(paragraph(row.label, "strong"), paragraph(row.sentence));
    made.append(inner);
    return [made, inner];
  }

  function question(row) {
    const [made, inner] = box(row);
    const choices = document.createElement("p");
    choices.className = "row";
    choices.append(button(words.keepTheirs, () => takeTheirs(row)), button(words.keepOurs, () => takeOurs(row)));
    const theirs = paragraph(words.theirs.replace("{what}", value(row, row.current)));
    inner.append(theirs, paragraph(words.ours.replace("{what}", value(row, row.payload))), choices);
    return made;
  }

  function refusal(row) {
    const [made, inner] = box(row);
    inner.append(button(words.seen, () => seen(row)));
    return made;
  }

  function value(row, side) {
    if (row.kind === "sheet-words") return [side.comment, side.eliminated_reason].filter(Boolean).join(" · ") || words.none;
    const option = row.options?.[side.option] ?? (side.option || words.none);
    return side.note ? `${option} · ${side.note}` : option;
  }

  return { show, kept: (count) => line.hidden && say("good", words.kept.replace("{n}", count), words.keptWords) };
}

function paragraph(text, tag = "span") {
  const made = document.createElement("p");
  const inner = document.createElement(tag);
  inner.textContent = text ?? "";
  made.append(inner);
  return made;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button quiet small";
  const words = document.createElement("span");
  words.textContent = text;
  made.append(words);
  made.addEventListener("click", act);
  return made;
}
