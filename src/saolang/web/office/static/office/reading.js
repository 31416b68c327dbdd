/* A click on a value marks its line in the source, and the other way round; without this the links jump there. */

function mark(target) {
  for (const old of document.querySelectorAll(".marked")) old.classList.remove("marked");
  target.classList.add("marked");
  target.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line], a[data-item]");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  mark(target);
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest(".item")?.querySelector("a[data-line]");
  const line = link && document.getElementById(link.hash.slice(1));
  if (line && event.target.matches("input[type=text], textarea, select")) mark(line);
});
