import { element, fill } from "../app/element.js";
import type { Shell } from "../app/shell.js";
import { playgroundTexts } from "../playground/texts.js";
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
      const file = error instanceof Error ? error.message : String(error);
      fill(place, element("p", { role: "alert" }, say(playgroundTexts.failed, { file })));
      place.dataset["state"] = "failed";
    },
  );
  return place;
}
