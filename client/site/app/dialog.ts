import { element } from "./element.js";

interface Choice {
  readonly label: string;
  readonly description: string;
}

/** Asks for one of several choices. Returns its index, or `undefined` if the reader cancels. */
export async function ask(
  message: string,
  choices: readonly Choice[],
  cancel: string,
  first = 0,
): Promise<number | undefined> {
  return open(message, choices, cancel, first);
}

/** Shows a message with buttons. Returns the index of the pressed one, or `undefined` for `close`. */
export async function show(
  message: string,
  buttons: readonly string[],
  close: string,
  content?: HTMLElement,
): Promise<number | undefined> {
  return open(
    message,
    buttons.map((label) => ({ label, description: "" })),
    close,
    undefined,
    content,
  );
}

function open(
  message: string,
  choices: readonly Choice[],
  close: string,
  first: number | undefined,
  content?: HTMLElement,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const dialog = element("dialog", { "aria-labelledby": "dialog-message" });
    const end = (index?: number) => {
      dialog.close();
      dialog.remove();
      resolve(index);
    };
    dialog.append(
      element("p", { id: "dialog-message" }, message),
      ...(content ? [content] : []),
      element(
        "div",
        { class: "dialog-choices" },
        choices.map(({ label, description }, index) =>
          element(
            "button",
            {
              type: "button",
              class: "choice",
              autofocus: index === first,
              onclick: () => {
                end(index);
              },
            },
            element("span", { class: "choice-label" }, label),
            description !== "" && element("span", { class: "choice-text" }, description),
          ),
        ),
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => {
              end();
            },
          },
          close,
        ),
      ),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      end();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
