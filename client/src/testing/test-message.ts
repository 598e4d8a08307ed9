import { l10n, Location, MarkdownString, TestMessage, type Uri } from "vscode";
import type { PolicyTestCase, PolicyTestLine, TestNote } from "../../../server/src/protocol.js";
import { toRange } from "./test-items.js";

/** The message of an expectation that does not hold, at its place, with links to the deciding statements. */
export function failureOf({ summary, because, lines, range }: PolicyTestCase, uri: Uri): TestMessage {
  const text = new MarkdownString(plain(summary));
  if (because !== "") text.appendMarkdown(`\n\n${plain(l10n.t("because: {0}", because))}`);
  text.appendMarkdown("\n");
  for (const line of lines) appendLine(text, line);
  const message = new TestMessage(text);
  message.location = new Location(uri, toRange(range));
  return message;
}

/** A problem of a test file, because of which a test cannot run. */
export function errorOf({ message: text, range }: TestNote, uri: Uri): TestMessage {
  const error = new TestMessage(text);
  error.location = new Location(uri, toRange(range));
  return error;
}

function appendLine(text: MarkdownString, { depth, message: told, place }: PolicyTestLine): void {
  text.appendMarkdown(`\n${depth === 0 ? "" : "  "}- ${plain(told)}`);
  if (!place) return;
  const { line, character } = place.range.start;
  const position = `${String(line + 1)},${String(character + 1)}`;
  text.appendMarkdown(` [${plain(`${place.shown}:${String(line + 1)}`)}](${place.uri}#${position})`);
}

/** A text in which no character has a meaning in Markdown. `appendText` would make its blanks unbreakable. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, "\\$&");
}

/** The same as plain text, for the output of a run. */
export function outputOf({ isPassed, summary, lines }: PolicyTestCase, title: string): string {
  const told = lines.map(({ depth, message: text, place }) => {
    const where = place ? `  ${place.shown}:${String(place.range.start.line + 1)}` : "";
    return `    ${depth === 0 ? "" : "  "}${text}${where}`;
  });
  return (
    [isPassed ? `✓ ${title}` : `✗ ${title}`, ...(isPassed ? [] : [`    ${summary}`, ...told])].join("\r\n") + "\r\n"
  );
}
