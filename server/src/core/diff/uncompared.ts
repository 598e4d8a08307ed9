import { findElement } from "../policy/elements.js";
import { LineIndex } from "../text/line-index.js";
import type { Side, Uncompared } from "./model.js";
import { type ComparedPolicy, type ComparedSource, sourceText } from "./sources.js";

/**
 * The parts of both sides that are not compared: values that are not known before Terraform runs, branches of which
 * only one applies, statements without a valid effect, and elements that the policy language does not have.
 */
export function uncomparedParts(sources: Readonly<Record<Side, readonly ComparedSource[]>>): Uncompared[] {
  const found = { old: sources.old.flatMap(partsOfFile), new: sources.new.flatMap(partsOfFile) };
  const keysOf = (side: Side) => new Set(found[side].map(keyOf));
  const keys = { old: keysOf("old"), new: keysOf("new") };
  return (["old", "new"] as const).flatMap((side) =>
    found[side].map((part) => ({
      ...part,
      side,
      isOnBothSides: keys[side === "old" ? "new" : "old"].has(keyOf(part)),
    })),
  );
}

type Part = Omit<Uncompared, "side" | "isOnBothSides">;

function keyOf({ reason, text }: Part): string {
  return `${reason} ${text}`;
}

function partsOfFile({ file, policies, unread }: ComparedSource): Part[] {
  const whole = unread.map((range): Part => {
    const line = new LineIndex(file.text).positionAt(range.start).line + 1;
    return { file: file.name, line, reason: "unknown-value", text: short(sourceText(file.text, range)) };
  });
  return [...whole, ...policies.flatMap(partsOf)];
}

function partsOf(source: ComparedPolicy): Part[] {
  const { file, policy, unknown, branches, toHost, lineOf } = source;
  const parts: Part[] = [
    ...unknown.map((range): Part => ({
      file: file.name,
      line: lineOf(range),
      reason: "unknown-value",
      text: short(sourceText(file.text, toHost(range))),
    })),
    ...branches.map((range): Part => ({
      file: file.name,
      line: lineOf(range),
      reason: "branches",
      text: short(sourceText(file.text, toHost(range))),
    })),
  ];
  for (const { node, effect, effectNode, unknownKeys } of policy.statements) {
    const isKnown = source.unknownText(node.range) === undefined;
    const isEffectKnown = !effectNode || source.unknownText(effectNode.range) === undefined;
    if (!effect && isKnown && isEffectKnown) {
      const text = effectNode?.kind === "string" ? effectNode.value : "";
      parts.push({
        file: file.name,
        line: lineOf(effectNode?.range ?? node.range),
        reason: "no-effect",
        text: short(text),
      });
    }
    for (const { key } of unknownKeys)
      if (!isRead(key.value, node))
        parts.push({ file: file.name, line: lineOf(key.range), reason: "unknown-element", text: short(key.value) });
  }
  return parts;
}

/** A misspelled element is read as the one that it means. */
function isRead(key: string, node: Parameters<typeof findElement>[0]): boolean {
  if (node?.kind !== "object") return false;
  return [
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
    "Principal",
    "NotPrincipal",
    "Sid",
  ].some((name) => {
    const value = node.properties.find((property) => property.key.value === key)?.value;
    return value !== undefined && findElement(node, name) === value;
  });
}

const longest = 80;

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
