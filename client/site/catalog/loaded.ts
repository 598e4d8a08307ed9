import { element, fill } from "../app/element.js";
import type { Shell } from "../app/shell.js";
import { catalogTexts as texts } from "./texts.js";

/** The content of a page that must be asked for first. `data-state` is `ready` when it is there. */
export function loaded<T>(shell: Shell, load: () => Promise<T>, show: (answer: T) => readonly Node[]): HTMLElement {
  const { say } = shell;
  const place = element(
    "div",
    { "data-state": "loading" },
    element("p", { class: "lead", role: "status" }, say(texts.loading)),
  );
  load().then(
    (answer) => {
      fill(place, show(answer));
      place.dataset["state"] = "ready";
    },
    (error: unknown) => {
      fill(place, failure(error, shell));
      place.dataset["state"] = "failed";
    },
  );
  return place;
}

/** Says that a file of the site could not be loaded, and what to do. */
export function failure(error: unknown, { say }: Shell): Node {
  const file = error instanceof Error ? error.message : String(error);
  return element("p", { role: "alert" }, say(texts.failed, { file }));
}
