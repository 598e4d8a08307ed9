import { Kind, type Tokens } from "../tokens/tokens.js";

/** Whether an expression can begin with a token, by its kind. */
export const beginnings: readonly boolean[] = Array.from({ length: Kind.End + 1 }, (_, kind) =>
  [
    Kind.Name,
    Kind.Number,
    Kind.OpenBrace,
    Kind.OpenBracket,
    Kind.OpenParen,
    Kind.OpenQuote,
    Kind.OpenHeredoc,
    Kind.Operator,
  ].includes(kind),
);

/** Whether each bracket has its partner. */
export function isBalanced({ kinds }: Tokens): boolean {
  const open: Kind[] = [];
  for (const kind of kinds) {
    switch (kind) {
      case Kind.OpenBrace:
        open.push(Kind.CloseBrace);
        break;
      case Kind.OpenBracket:
        open.push(Kind.CloseBracket);
        break;
      case Kind.OpenParen:
        open.push(Kind.CloseParen);
        break;
      case Kind.CloseBrace:
      case Kind.CloseBracket:
      case Kind.CloseParen:
        if (open.pop() !== kind) return false;
    }
  }
  return open.length === 0;
}
