/* Sends the queue of this account to POST /api/v1/operations, in order; each operation takes effect once. */

import { all, change, remove } from "./queue.js";

const AT_ONCE = 50;
const PATIENCE = 20000; // milliseconds for one answer
const AGAIN = 15000; // milliseconds until the next try

/* onDone(operation, result) after each that took effect; onState({waiting, sending, signedOut, asks}) when it changes. */
export function sender({ account, address, failed, onDone, onState }) {
  let busy = false;
  let more = false;
  let signedOut = false;
  let timer = 0;

  async function tell(sending = false) {
    const rows = await all(account);
    const waiting = rows.filter((row) => row.state === "waiting").length;
    onState({ waiting, sending, signedOut, asks: rows.filter((row) => row.state !== "waiting") });
    return waiting;
  }

  async function drain() {
    window.clearTimeout(timer);
    if (busy) {
      more = true;
      return;
    }
    busy = true;
    try {
      do {
        more = false;
        while (await part());
      } while (more);
    } finally {
      busy = false;
      if ((await tell()) && !signedOut) timer = window.setTimeout(drain, AGAIN);
    }
  }

  async function part() {
    const rows = (await all(account)).filter((row) => row.state === "waiting").slice(0, AT_ONCE);
    if (!rows.length) return false;
    await tell(true);
    const response = await post(address, rows.map(asked)).catch(() => null);
    signedOut = response?.status === 401 || response?.status === 403;
    if (response?.status === 422 || response?.status === 400) {
      for (const row of rows) await change(row, { state: "refused", sentence: failed });
      return true;
    }
    if (!response?.ok) return false;
    const answers = await response.json().catch(() => []);
    for (const [place, answer] of answers.entries()) await settle(rows[place], answer);
    return answers.length > 0;
  }

  async function settle(row, answer) {
    if (answer.state === "done" || answer.state === "repeated") {
      await remove(row);
      onDone(row, answer.result);
    } else {
      await change(row, { state: answer.state, sentence: answer.sentence, code: answer.code, current: answer.result });
    }
  }

  window.addEventListener("online", drain);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && drain());
  return { drain, tell };
}

function asked({ op_id, kind, object, base_version, seq, device_at, payload }) {
  return { op_id, kind, object, base_version, seq, device_at, payload };
}

function post(address, body) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  return fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}
