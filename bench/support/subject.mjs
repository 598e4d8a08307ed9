// A policy with the places at which an author works.
import { independentNames } from "./texts.mjs";

const quiet = new Set(independentNames);

/** Evenly chosen ones of many. */
const some = (all, count) =>
  Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor((index * all.length) / Math.min(count, all.length))],
  );

/**
 * A text with a misspelled action. `names`: lines of actions without findings, each with its end. `misspelled`: that
 * line. `incomplete`, `empty`: variants of the text with actions of which only the service is written, or nothing.
 */
export function subjectOf(text) {
  const lines = text.split("\n");
  const all = lines.flatMap((content, line) => {
    const [, blank, name] = /^(\s*)"([^":]+:[^":]+:[^":]+)",?$/.exec(content) ?? [];
    return name === undefined ? [] : [{ line, name, start: blank.length + 1, end: blank.length + 1 + name.length }];
  });
  const misspelled = all.find(({ name }) => name === "ecs:servers:gett");
  const names = some(
    all.filter(({ name }) => quiet.has(name)),
    20,
  );
  return {
    text,
    names,
    misspelled,
    incomplete: shortened(lines, names, (name) => `${name.split(":")[0]}:`),
    empty: shortened(lines, names, () => ""),
  };
}

/** The text in which each fourth of the names is cut. */
function shortened(lines, names, cut) {
  const changed = [...lines];
  const places = names
    .filter((_, index) => index % 4 === 1)
    .map(({ line, name, start }) => {
      const begun = cut(name);
      changed[line] = changed[line].replace(`"${name}"`, `"${begun}"`);
      return { line, character: start + begun.length, begun, next: name[name.indexOf(":") + 1] };
    });
  return { text: changed.join("\n"), places };
}
