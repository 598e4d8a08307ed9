import { Kind, type Tokens } from "./tokens.js";

/** Adds the punctuation mark, operator or stray character at an offset; returns its end. */
export function addMark(text: string, at: number, tokens: Tokens): number {
  const { kind, length } = markAt(text, at);
  tokens.add(kind, at, at + length);
  return at + length;
}

interface Mark {
  readonly kind: Kind;
  readonly length: number;
}

const operator: Mark = { kind: Kind.Operator, length: 1 };
const longOperator: Mark = { kind: Kind.Operator, length: 2 };
const arrow: Mark = { kind: Kind.Arrow, length: 2 };
const ellipsis: Mark = { kind: Kind.Ellipsis, length: 3 };
const comma: Mark = { kind: Kind.Comma, length: 1 };
const dot: Mark = { kind: Kind.Dot, length: 1 };
const colon: Mark = { kind: Kind.Colon, length: 1 };
const question: Mark = { kind: Kind.Question, length: 1 };
const equals: Mark = { kind: Kind.Equals, length: 1 };
const stray: Mark = { kind: Kind.Stray, length: 1 };
const longStray: Mark = { kind: Kind.Stray, length: 2 };

function markAt(text: string, at: number): Mark {
  const next = text[at + 1];
  switch (text[at]) {
    case ",": return comma;
    case ".": return next === "." && text[at + 2] === "." ? ellipsis : dot;
    case ":": return next === ":" ? longOperator : colon;
    case "?": return question;
    case "=": return next === "=" ? longOperator : next === ">" ? arrow : equals;
    case "!": case ">": return next === "=" ? longOperator : operator;
    case "&": return next === "&" ? longOperator : stray;
    case "|": return next === "|" ? longOperator : stray;
    case "%": case "*": case "+": case "-": return operator;
    default: return text.codePointAt(at)! > 0xffff ? longStray : stray;
  }
}
