/* Who signs out leaves no page on the device: the copies kept for work without connection go away. */

export function forgetOnLeaving(root) {
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches?.("form[data-forget]") || event.defaultPrevented || !("caches" in window)) return;
    for (const name of await caches.keys()) await caches.delete(name);
  });
}
