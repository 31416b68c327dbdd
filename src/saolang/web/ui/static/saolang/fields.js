/* Help at the field before anything is sent; the server checks everything again. */

export function countLetters(root) {
  const written = new Intl.NumberFormat(document.documentElement.lang);
  const start = (area) => {
    if (area.dataset.counted) return;
    area.dataset.counted = "true";
    const counter = document.createElement("span");
    counter.className = "counter";
    area.insertAdjacentElement("afterend", counter);
    const tell = () => {
      counter.textContent = `${written.format(area.value.length)} / ${written.format(area.maxLength)}`;
      counter.classList.toggle("over", area.value.length >= area.maxLength);
    };
    area.addEventListener("input", tell);
    tell();
  };
  const all = () => root.querySelectorAll("textarea[data-count][maxlength]").forEach(start);
  all();
  root.addEventListener("htmx:afterSettle", all);
}

export function checkFiles(root) {
  root.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
    const wrong = [...input.files].map((file) => complaint(file, input)).find(Boolean) ?? "";
    input.setCustomValidity(wrong);
    if (wrong) input.reportValidity();
  });
}

function complaint(file, input) {
  const words = document.getElementById("cau-chu")?.dataset ?? {};
  const most = Number(input.dataset.maxBytes || 0);
  if (file.size === 0) return (words.emptyFile ?? "").replace("{name}", file.name);
  if (most && file.size > most) return (words.largeFile ?? "").replace("{name}", file.name).replace("{most}", megabytes(most));
  const kinds = (input.accept || "").split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  if (kinds.length && !kinds.some((kind) => matches(file, kind))) return (words.wrongFile ?? "").replace("{name}", file.name);
  return "";
}

function matches(file, kind) {
  if (kind.startsWith(".")) return file.name.toLowerCase().endsWith(kind);
  if (kind.endsWith("/*")) return file.type.startsWith(kind.slice(0, -1));
  return file.type === kind || file.type === "";
}

function megabytes(bytes) {
  return `${(bytes / 1048576).toFixed(1).replace(".", ",").replace(",0", "")} MB`;
}
