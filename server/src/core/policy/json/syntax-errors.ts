import type { TextEdit, TextRange } from "../../text/range.js";
import { areBalanced, closerOf, type Lexeme, lexemes } from "./lexer.js";
import { type JsonSyntaxError, type JsonSyntaxErrorKind, unclosedComment } from "./syntax-error.js";

/** Accepts any text after `normalize`, which replaces full-width punctuation and strings over several lines. */
export function findSyntaxErrors(text: string): JsonSyntaxError[] {
  const all = lexemes(text);
  return all.at(-1)?.kind === "open-comment" ? all.slice(-1).map(unclosedComment) : new Reader(all).read();
}

interface Level {
  readonly kind: "{" | "[";
  state: "key" | "colon" | "value" | "comma";
  /** The start of the last item, or of the value of the last property. */
  value?: Lexeme;
  /** The offset of its bracket; `undefined` if it is missing. */
  readonly opener: number | undefined;
}

/** Reads lexemes as JSON. Where they are not JSON, it assumes the smallest number of missing or superfluous marks. */
class Reader {
  readonly #all: readonly Lexeme[];
  readonly #syntaxErrors: JsonSyntaxError[] = [];
  readonly #levels: Level[] = [];
  #lastKept: Lexeme | undefined;
  #at = 0;
  #isRootRead = false;
  #walks = 0;

  constructor(all: readonly Lexeme[]) {
    this.#all = all;
  }

  read(): JsonSyntaxError[] {
    for (; this.#at < this.#all.length; this.#at++) {
      const lexeme = this.#all[this.#at]!;
      if (lexeme.quotes) this.#report("missing-quote", lexeme.range, '"', [...lexeme.quotes]);
      this.#take(lexeme);
      const { kind, range } = this.#syntaxErrors.at(-1) ?? {};
      if (kind !== "extra-comma" || range !== lexeme.range) this.#lastKept = lexeme;
    }
    while (this.#levels.length > 0) this.#closeMissing();
    return this.#syntaxErrors.sort((a, b) => a.range.start - b.range.start);
  }

  get #level(): Level | undefined {
    return this.#levels.at(-1);
  }

  get #end(): number {
    return this.#all[this.#at - 1]?.range.end ?? 0;
  }

  #take(lexeme: Lexeme): void {
    switch (lexeme.kind) {
      case "{":
      case "[":
        return this.#open(lexeme, lexeme.kind);
      case "}":
      case "]":
        return this.#close(lexeme, lexeme.kind);
      case ",":
        return this.#comma(lexeme);
      case ":":
        return this.#colon(lexeme);
      case "word":
        this.#report("not-json", lexeme.range, "", []);
        return this.#value(lexeme);
      default:
        return this.#value(lexeme);
    }
  }

  #open(lexeme: Lexeme, kind: "{" | "["): void {
    const level = this.#level;
    // A policy has no list in a list, and JSON has no object in an object without a key.
    if (this.#all[this.#at - 1]?.kind === kind && this.#isBalancedFrom(this.#at + 1))
      return this.#remove("extra-bracket", lexeme.range, kind);
    // The next item of the enclosing list: the previous item's brace is missing.
    if (
      kind === "{"
      && level?.kind === "{"
      && (level.state === "key" || level.state === "comma")
      && this.#levels.at(-2)?.kind === "["
    ) {
      const isAfterComma = level.state === "key" && this.#all[this.#at - 1]?.kind === ",";
      const end = isAfterComma ? (this.#all[this.#at - 2]?.range.end ?? 0) : this.#end;
      this.#report("missing-bracket", { start: end - 1, end }, "}", [at(end, "}")], level.opener);
      this.#levels.pop();
      this.#level!.state = isAfterComma ? "value" : "comma";
    }
    if (kind === "{" && level?.kind === "{" && level.state === "key" && level.value?.kind === "{")
      this.#listWithoutBracket(level, level.value);
    this.#value(lexeme);
    if (this.#at < this.#all.length)
      this.#levels.push({ kind, state: kind === "{" ? "key" : "value", opener: lexeme.range.start });
  }

  /** An object in place of a key after an object: both are items of a list without an opening bracket. */
  #listWithoutBracket(level: Level, first: Lexeme): void {
    this.#report("missing-bracket", first.range, "[", [at(first.range.start, "[")]);
    level.state = "comma";
    this.#levels.push({ kind: "[", state: "value", opener: undefined });
  }

  #close(lexeme: Lexeme, kind: "}" | "]"): void {
    const isExpected = this.#level && closerOf[this.#level.kind] === kind;
    if (!isExpected && this.#isBalancedFrom(this.#at + 1)) return this.#closeNothing(lexeme, kind);
    // Across more than three levels the cause is not a forgotten bracket.
    const near = this.#levels.slice(-3).findLastIndex((level) => closerOf[level.kind] === kind);
    if (near < 0) return this.#closeNothing(lexeme, kind);
    const depth = Math.max(this.#levels.length - 3, 0) + near;
    while (this.#levels.length - 1 > depth) this.#closeMissing();
    const level = this.#levels.pop()!;
    const before = this.#lastKept;
    if (before?.kind === ",") this.#remove("trailing-comma", before.range, ",");
    else if (level.state === "colon" || (level.state === "value" && level.kind === "{"))
      this.#report("missing-value", before?.range ?? lexeme.range, "", []);
    this.#isRootRead ||= this.#levels.length === 0;
  }

  /** A closer without an opener: superfluous, or the value before it is an item of a list without an opener. */
  #closeNothing(lexeme: Lexeme, kind: "}" | "]"): void {
    const level = this.#level;
    const value = level?.kind === "{" && level.state === "comma" ? level.value : undefined;
    const isItem = value?.kind === "string" || (value?.kind === "{" && this.#levels.length === 1);
    if (kind === "]" && value && isItem)
      this.#report("missing-bracket", value.range, "[", [at(value.range.start, "[")]);
    else this.#remove("extra-bracket", lexeme.range, kind);
  }

  #closeMissing(): void {
    const level = this.#levels.pop()!;
    const before = this.#all[this.#at - 1];
    // A comma before the missing bracket would become superfluous.
    const end = before?.kind === "," ? before.range.start : this.#end;
    if (before?.kind === "," && level.opener !== undefined) this.#remove("trailing-comma", before.range, ",");
    const mark = closerOf[level.kind];
    this.#report("missing-bracket", { start: Math.max(end - 1, 0), end }, mark, [at(end, mark)], level.opener);
  }

  #comma(lexeme: Lexeme): void {
    const level = this.#level;
    if (!level) return this.#remove("extra-comma", lexeme.range, ",");
    if (level.state !== "comma") {
      if (level.state === "colon" || (level.state === "value" && level.kind === "{"))
        this.#report("missing-value", lexeme.range, "", []);
      else return this.#remove("extra-comma", lexeme.range, ",");
    }
    level.state = level.kind === "{" ? "key" : "value";
  }

  #colon(lexeme: Lexeme): void {
    const level = this.#level;
    if (level?.state === "colon") level.state = "value";
    else if (level?.kind === "{" && level.value?.kind === "string" && level.value === this.#all[this.#at - 1]) {
      // The supposed value is a key: the brace of an object is missing.
      this.#report("missing-bracket", level.value.range, "{", [at(level.value.range.start, "{")]);
      this.#levels.push({ kind: "{", state: "value", opener: undefined });
    } else if (this.#all[this.#at - 1]?.kind === ":") this.#remove("extra-colon", lexeme.range, ":");
    else this.#report("not-json", lexeme.range, ":", []);
  }

  #value(lexeme: Lexeme): void {
    const level = this.#level;
    if (!level) {
      if (!this.#isRootRead) return this.#root(lexeme);
      this.#report("second-document", lexeme.range, "", []);
      // Errors after this point would be consequences of the wrong reading.
      this.#at = this.#all.length;
      return;
    }
    const next = this.#all[this.#at + 1]?.kind;
    if (level.kind === "[") return this.#item(lexeme, level, next);
    if (level.state === "comma") this.#addAfterLast("missing-comma", ",");
    if (level.state === "comma" || level.state === "key") return this.#key(lexeme, level, next);
    if (level.state === "colon") this.#addAfterLast("missing-colon", ":");
    level.state = "comma";
    level.value = lexeme;
  }

  /** A property at the start of the text: the brace of the policy is missing. */
  #root(lexeme: Lexeme): void {
    if (lexeme.kind !== "string" || this.#all[this.#at + 1]?.kind !== ":") return;
    this.#report("missing-bracket", lexeme.range, "{", [at(lexeme.range.start, "{")]);
    this.#levels.push({ kind: "{", state: "colon", opener: undefined });
  }

  /**
   * Whether all brackets from here on match and close everything that is open. If so, the bracket before them is
   * superfluous. The number of calls is limited, because each walks over the rest of the text.
   */
  #isBalancedFrom(start: number): boolean {
    if (this.#walks++ > 50) return false;
    return areBalanced(this.#all.slice(start), this.#levels.map(({ kind }) => kind));
  }

  #item(lexeme: Lexeme, level: Level, next: Lexeme["kind"] | undefined): void {
    const isProperty = lexeme.kind === "string" && next === ":";
    const isInObject = this.#levels.at(-2)?.kind === "{";
    if (isProperty && level.value?.kind === "string" && isInObject) return this.#propertyAfterItems(lexeme, level);
    if (level.state === "comma") this.#addAfterLast("missing-comma", ",");
    level.state = "comma";
    level.value = lexeme;
    if (!isProperty) return;
    // A property among the items of a list: its surrounding brace is missing.
    this.#report("missing-bracket", lexeme.range, "{", [at(lexeme.range.start, "{")]);
    this.#levels.push({ kind: "{", state: "colon", opener: undefined });
  }

  /** A property after plain items: their list is not closed. */
  #propertyAfterItems(lexeme: Lexeme, { opener }: Level): void {
    const hasComma = this.#all[this.#at - 1]?.kind === ",";
    const end = hasComma ? (this.#all[this.#at - 2]?.range.end ?? 0) : this.#end;
    this.#report("missing-bracket", { start: end - 1, end }, "]", [at(end, "]")], opener);
    this.#levels.pop();
    this.#level!.state = hasComma ? "key" : "comma";
    this.#value(lexeme);
  }

  /** A string without a colon among properties: it continues the previous value, whose list has no bracket. */
  #key(lexeme: Lexeme, level: Level, next: Lexeme["kind"] | undefined): void {
    const { value } = level;
    if (lexeme.kind === "string" && value?.kind === "string" && (next === "," || next === "]")) {
      this.#listWithoutBracket(level, value);
      this.#level!.state = "comma";
      return;
    }
    if (lexeme.kind === "scalar") this.#report("not-json", lexeme.range, "", []);
    level.state = lexeme.kind === "string" ? "colon" : "comma";
  }

  /** Reports a superfluous mark. */
  #remove(kind: JsonSyntaxErrorKind, range: TextRange, mark: string): void {
    this.#report(kind, range, mark, [{ range, newText: "" }]);
  }

  /** Reports a mark that is missing after the last lexeme. */
  #addAfterLast(kind: JsonSyntaxErrorKind, mark: string): void {
    this.#report(kind, { start: this.#end - 1, end: this.#end }, mark, [at(this.#end, mark)]);
  }

  #report(kind: JsonSyntaxErrorKind, range: TextRange, mark: string, edits: TextEdit[], opener?: number): void {
    this.#syntaxErrors.push({ kind, range, mark, edits, ...(opener === undefined ? {} : { opener }) });
  }
}

function at(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
