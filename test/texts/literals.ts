import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path/posix";
import ts from "typescript";

/** A text in a source file, with `{}` for the values that are inserted at run time. */
export interface Literal {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** `{ en, zh }` in a source file. A computed half is `undefined`. */
export interface PairLiteral extends Literal {
  readonly en: string | undefined;
  readonly zh: string | undefined;
}

/** All texts in the TypeScript sources below a folder: pairs in both languages, and others. */
export function literalsUnder(folder: string): { pairs: PairLiteral[]; others: Literal[] } {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".ts")).sort();
  const found = files.map((file) => literalsOf(file, readFileSync(join(folder, file), "utf8")));
  return { pairs: found.flatMap(({ pairs }) => pairs), others: found.flatMap(({ others }) => others) };
}

/** The texts of one source file. */
export function literalsOf(file: string, source: string): { pairs: PairLiteral[]; others: Literal[] } {
  const pairs: PairLiteral[] = [];
  const others: Literal[] = [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const place = (node: ts.Node) => ({ file, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  const visit = (node: ts.Node): void => {
    // Names of modules, and types: they do not exist at run time.
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    const pair = pairOf(node);
    const text = textOf(node);
    if (pair) pairs.push({ ...place(node), text: node.getText(), ...pair.texts });
    else if (text !== undefined) others.push({ ...place(node), text });
    for (const inner of pair?.rest ?? childrenOf(node)) visit(inner);
  };
  visit(tree);
  return { pairs, others };
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** The two texts of `{ en, zh }`, and the nodes inside it that must also be visited. */
function pairOf(
  node: ts.Node,
): { texts: { en: string | undefined; zh: string | undefined }; rest: ts.Node[] } | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const half = (name: string) => node.properties.find((property) => property.name?.getText() === name);
  const [en, zh] = [half("en"), half("zh")];
  if (!en || !zh) return undefined;
  const valueOf = (property: ts.ObjectLiteralElementLike) =>
    ts.isPropertyAssignment(property) ? textOf(property.initializer) : undefined;
  const texts = { en: valueOf(en), zh: valueOf(zh) };
  const isRead = (property: ts.ObjectLiteralElementLike) =>
    (property === en && texts.en !== undefined) || (property === zh && texts.zh !== undefined);
  return { texts, rest: node.properties.filter((property) => !isRead(property)) };
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}");
  return undefined;
}
