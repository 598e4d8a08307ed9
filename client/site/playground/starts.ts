import { type PolicyTemplateItem, policyTemplatesRequest } from "../../../server/src/protocol.js";
import { element } from "../app/element.js";
import type { Shell } from "../app/shell.js";
import { examples } from "./examples.js";
import type { Session } from "./session.js";
import { playgroundTexts as texts } from "./texts.js";

/** The list of examples, and of the server's templates as soon as it runs. */
export function startList({ editor, server }: Session, { say }: Shell): HTMLSelectElement {
  const list = element(
    "select",
    { id: "example" },
    element("option", { value: "" }, say(texts.chooseExample)),
    element(
      "optgroup",
      { label: say(texts.examples) },
      examples.map(({ id, title }) => element("option", { value: id }, say(title))),
    ),
  );
  let templates: readonly PolicyTemplateItem[] = [];
  // Without a server, which the page reports, there are only the examples.
  const asked = server.ask<object, PolicyTemplateItem[]>(policyTemplatesRequest, {}).catch(() => []);
  void asked.then((known) => {
    if (known.length === 0) return;
    templates = known;
    const options = known.map(({ id, title }) => element("option", { value: `template:${id}` }, title));
    list.append(element("optgroup", { label: say(texts.templates) }, options));
  });
  list.addEventListener("change", () => {
    const { value } = list;
    const example = examples.find(({ id }) => id === value);
    const template = templates.find(({ id }) => `template:${id}` === value);
    if (example) editor.replace(example.text);
    if (template) editor.fillIn(template.snippet);
    // The list shows what the text was started with, until it is edited.
    list.value = value;
  });
  return list;
}
