import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Node, type ParseError, parseTree as parseReference } from "jsonc-parser";
import { kinds } from "../../../server/src/core/language/policy-languages.js";
import { isMisspelled } from "../../../server/src/core/policy/elements.js";
import { parseTree } from "../../../server/src/core/policy/json/tree.js";
import type { SyntaxNode } from "../../../server/src/core/policy/syntax.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

/** A node as text: its kind and place, and its value or children. */
function shown(node: SyntaxNode): unknown {
  const place = `${node.kind} ${node.range.start}-${node.range.end}`;
  switch (node.kind) {
    case "object":
      return [place, ...node.properties.map(({ key, value }) => [shown(key), ...(value ? [shown(value)] : [])])];
    case "array":
      return [place, ...node.items.map(shown)];
    default:
      return `${place} ${JSON.stringify(node.value)}`;
  }
}

/** The same of jsonc-parser's tree. What is open at the end of a text ends there. */
function shownReference({ type, offset, length, children = [], value }: Node, size: number): unknown {
  if (type === "property") return children.map((child) => shownReference(child, size));
  const kind = ["object", "array", "string"].includes(type) ? type : "scalar";
  const place = `${kind} ${offset}-${Math.min(offset + length, size)}`;
  const isContainer = type === "object" || type === "array";
  return isContainer
    ? [place, ...children.map((child) => shownReference(child, size))]
    : `${place} ${JSON.stringify(value)}`;
}

const token = fc.constantFrom(
  ..."{}[],:".split(""),
  ...['"a"', '"b', '"\\n"', "1", "-", "true", "nul", "//x\n", "/*y*/", "/*z", " ", "\n", "\\", "“"],
);

test("the tree is jsonc-parser's tree, and containers know whether they are closed", () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 24 }), (tokens) => {
      const text = tokens.join("");
      const errors: ParseError[] = [];
      const reference = parseReference(text, errors, { allowTrailingComma: true });
      const { root, hasErrors } = parseTree(text, { allowTrailingComma: true }, text);
      assert.deepEqual(root && shown(root), reference && shownReference(reference, text.length));
      assert.equal(hasErrors, errors.length > 0);
      checkClosed(root, text);
    }),
    { numRuns: 5000 },
  );
});

function checkClosed(node: SyntaxNode | undefined, text: string): void {
  if (node?.kind !== "object" && node?.kind !== "array") return;
  const last = text[node.range.end - 1];
  if (node.isClosed) assert.equal(last, node.kind === "object" ? "}" : "]");
  else assert.equal(node.range.end, text.length);
  const children = node.kind === "array" ? node.items : node.properties.map(({ value }) => value);
  for (const child of children) checkClosed(child, text);
}

test("no element of a policy is a misspelling of another one", () => {
  const names = [...new Set(Object.values(kinds).flatMap(({ known }) => [...known.policy, ...known.statement]))];
  // With a blank, a name is compared letter by letter.
  for (const name of names)
    for (const other of names) assert.equal(isMisspelled(` ${name}`, other), name === other, `${name} ${other}`);
});
