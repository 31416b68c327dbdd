/* Scoring goes on without a connection and loses nothing: choices go into the queue of this device and are sent when the
   network is back. Pages that need it have one [data-offline], which also holds the words. */

import { add, all, remove } from "./queue.js";
import { forgetOthers, keep, renew, serve } from "./keeping.js";
import { sender } from "./sending.js";
import { keepForms } from "./sheet-forms.js";
import { showState } from "./queue-state.js";

const RENEW_AFTER = 2000; // milliseconds

const place = document.querySelector("[data-offline]");
if (place && "indexedDB" in window) start(place);

async function start(root) {
  const { account, sheet, whole } = root.dataset;
  const forms = sheet ? keepForms(document, { sheet, save }) : null;
  const state = showState(root, { takeOurs, takeTheirs, seen });
  const queue = sender({ account, address: root.dataset.send, failed: root.dataset.failed, onState, onDone });
  let renewal = 0;

  function onState(now) {
    state.show(now);
    forms?.waiting(now.waiting);
  }
  function onDone(row, result) {
    if (row.object !== sheet) return;
    forms.done(row, result);
    renewSoon();
  }
  /* The copy on this device follows what was sent, a moment after the last choice. */
  function renewSoon() {
    window.clearTimeout(renewal);
    renewal = window.setTimeout(() => renew(account, whole, forms.version), RENEW_AFTER);
  }
  async function save(operation) {
    await add(account, { object: sheet, ...operation });
    await queue.drain();
  }
  async function takeOurs(row) {
    const { kind, object, label, options, current, payload } = row;
    const before = kind === "sheet-mark" ? { option: current.option, note: current.note } : current;
    await remove(row);
    await add(account, { kind, object, label, options, base_version: current.version, payload: { ...payload, before } });
    if (object === sheet) forms?.set(row, payload);
    await queue.drain();
  }
  async function takeTheirs(row) {
    await remove(row);
    if (row.object === sheet) forms?.set(row, row.current);
    await queue.tell();
  }
  async function seen(row) {
    await remove(row);
    if (row.object === sheet) location.reload();
    else await queue.tell();
  }

  /* The address of one criterion shows the whole sheet when there is no connection. */
  const wanted = new URLSearchParams(location.search).get("tc");
  if (wanted) document.getElementById(`tc-${wanted}`)?.scrollIntoView();
  serve(root.dataset.worker, root.dataset.scope);
  for (const row of forms ? await all(account) : []) if (row.object === sheet) forms.overlay(row);
  document.addEventListener("htmx:afterRequest", (event) => sheet && event.detail.successful && renewSoon());
  await queue.drain();
  const pages = [...document.querySelectorAll("[data-keep]")];
  const addresses = pages.map((page) => ({ address: page.dataset.keep, version: page.dataset.version }));
  if (pages.length) await keep(account, addresses, state.kept);
  else if (sheet) renewSoon();
  else await forgetOthers(account);
}
