/**
 * A small JSON grammar with the rule structure and the scopes of VS Code's own. The original is part of VS Code and not
 * published as a package; the editor tests check the colours with the original.
 */
export const jsonStandIn = (scopeName: "source.json" | "source.json.comments"): object => {
  const suffix = scopeName.slice("source.".length);
  const illegal = (match: string) => ({ match, name: `invalid.illegal.${suffix}` });
  return {
    scopeName,
    patterns: [{ include: "#value" }],
    repository: {
      value: { patterns: [{ include: "#literal" }, { include: "#string" }, { include: "#array" }, { include: "#object" }, { include: "#comment" }] },
      literal: { match: "\\b(?:true|false|null)\\b|-?\\d[\\d.eE+-]*", name: `constant.${suffix}` },
      string: { begin: "\"", end: "\"", name: `string.quoted.double.${suffix}`, patterns: [{ include: "#escape" }] },
      escape: { match: "\\\\.", name: `constant.character.escape.${suffix}` },
      comment: { match: "//.*$", name: "comment.line.double-slash.js" },
      array: {
        begin: "\\[", end: "\\]", name: `meta.structure.array.${suffix}`,
        patterns: [{ include: "#value" }, { match: ",", name: `punctuation.separator.array.${suffix}` }, illegal("[^\\s\\]]")],
      },
      object: {
        begin: "\\{", end: "\\}", name: `meta.structure.dictionary.${suffix}`,
        patterns: [
          { begin: "\"", end: "\"", name: `string.${suffix} support.type.property-name.${suffix}`, patterns: [{ include: "#escape" }] },
          { include: "#comment" },
          { begin: ":", end: "(,)|(?=\\})", name: `meta.structure.dictionary.value.${suffix}`, patterns: [{ include: "#value" }, illegal("[^\\s,]")] },
          illegal("[^\\s\\}]"),
        ],
      },
    },
  };
};
