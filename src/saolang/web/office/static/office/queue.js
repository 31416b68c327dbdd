/* What a person did on this device and has not reached the server: in IndexedDB, in its order, by account. */

const NAME = "sao-lang";
const STORE = "operations";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inside(mode, work) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = base.transaction(STORE, mode, { durability: "strict" });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    base.close();
  }
}

/* Operations of one account in the order in which they were made: {seq, op_id, account, state, kind, object, …}. */
export async function all(account) {
  const rows = await inside("readonly", (store) => store.getAll());
  return rows.filter((row) => row.account === account);
}

export function add(account, operation) {
  const made = { op_id: crypto.randomUUID?.() ?? uuid(), device_at: new Date().toISOString(), state: "waiting" };
  return inside("readwrite", (store) => store.add({ ...made, account, ...operation }));
}

export function change(row, values) {
  return inside("readwrite", (store) => store.put({ ...row, ...values }));
}

export function remove(row) {
  return inside("readwrite", (store) => store.delete(row.seq));
}

/* randomUUID exists on safe addresses only; a server in a meeting room may have a plain one. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
