import fc from "fast-check";

const comment = fc.constantFrom("# one", "// two", "# 三 😀", "/* four */", "# a longer comment, with a comma");
const optional = (isThere: boolean) => (isThere ? comment : fc.constant(undefined));
/** For each line in turn: a comment above it, one at its end, or none. */
const choices = fc.array(
  fc.record({
    above: fc.constantFrom(true, false, false, false, false).chain(optional),
    behind: fc.boolean().chain(optional),
  }),
  { minLength: 1, maxLength: 24 },
);

/** A text in HCL's own syntax with comments at the end of lines and above them, but not in strings. */
export function withComments(text: string): fc.Arbitrary<string> {
  return choices.map((all) => {
    let marker: string | undefined;
    return text
      .split("\n")
      .map((line, index) => {
        if (marker !== undefined) {
          if (line.trim() === marker) marker = undefined;
          return line;
        }
        marker = /<<-?(\w+)$/.exec(line)?.[1];
        const { above, behind } = all[index % all.length]!;
        const isFree = marker === undefined && line.trim() !== "" && !line.startsWith("#");
        return isFree
          ? `${above === undefined ? "" : `${above}\n`}${line}${behind === undefined ? "" : ` ${behind}`}`
          : line;
      })
      .join("\n");
  });
}
