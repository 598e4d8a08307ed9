import { greatest } from "../../text/push-all.js";
import { withMark } from "./comment-mark.js";

/** How the author writes objects. */
export interface ObjectStyle {
  readonly hasBareKeys: boolean;
  readonly separator: "=" | ":";
  /** Whether properties on separate lines have commas between them. */
  readonly hasCommas: boolean;
  /** Whether the names of statement elements are in lower case, like arguments of a block. */
  readonly hasLowerCaseNames: boolean;
}

/** The place in the host where a piece of JSON is inserted. */
export interface HostPlace {
  readonly isInString: boolean;
  /** Whether the surrounding string is a key that the host writes without quotes. */
  readonly isInBareKey: boolean;
  /** The brackets that are open there, from the outermost inwards. */
  readonly open: readonly ("object" | "list")[];
  /** The text after the edit in the view. */
  readonly after: string;
  readonly style: ObjectStyle;
  /** The policy as written, which shows how its comments begin. */
  readonly host: string;
}

/** `${` and `%{` start sequences in every template; doubled, they are text. */
export function escapeSequences(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}

/** Converts a piece of a JSON text for a quoted string. */
export function inQuotes(json: string): string {
  return escapeSequences(
    json.replace(/["\\]/g, "\\$&").replace(/\r/g, "\\r").replace(/\n/g, "\\n").replace(/\t/g, "\\t"),
  );
}

/** Converts a piece of a JSON text to HCL. The piece may begin or end in the middle of a string. */
export function toHcl(json: string, place: HostPlace): string {
  return new Translation(json, place).run();
}

/** Translates a piece of JSON in a single pass. */
class Translation {
  readonly #json: string;
  readonly #place: HostPlace;
  readonly #open: ("object" | "list")[];
  /** The number of brackets that are open where the piece begins. */
  readonly #depth: number;
  /** Whether the value of a condition is next, or the number of brackets that are open in it: JSON, in a block. */
  #condition: "next" | number | undefined;
  #at = 0;
  #result = "";

  constructor(json: string, place: HostPlace) {
    this.#json = json;
    this.#place = place;
    this.#open = place.open.length > 0 ? [...place.open] : ["object"];
    this.#depth = this.#open.length;
  }

  run(): string {
    if (this.#place.isInBareKey) this.#bareKey();
    else if (this.#place.isInString) this.#string(false);
    while (this.#at < this.#json.length) this.#sign(this.#json[this.#at]!);
    const mayAlign = this.#result.includes(" = ") && this.#place.style.separator === "=";
    return mayAlign ? aligned(this.#result) : this.#result;
  }

  #sign(sign: string): void {
    if (sign === '"') {
      this.#at++;
      return this.#string(true);
    }
    if (sign === "/" && /[/*]/.test(this.#json[this.#at + 1] ?? "")) return this.#comment();
    this.#at++;
    if (sign === "{" && this.#condition === "next") {
      this.#condition = this.#open.length + 1;
      this.#result += "jsonencode(";
    }
    if (sign === "}" && this.#condition === this.#open.length) {
      this.#condition = undefined;
      this.#open.pop();
      this.#result += "})";
      return;
    }
    if (sign === "{" || sign === "[") this.#open.push(sign === "{" ? "object" : "list");
    if ((sign === "}" || sign === "]") && this.#open.length > 1) this.#open.pop();
    if (sign === ":" && this.#place.style.separator === "=")
      this.#result = `${this.#result.replace(/[ \t]+$/, "")} =${this.#isSpaceNext() ? "" : " "}`;
    else if (sign !== "," || !this.#isNeedlessComma()) this.#result += sign;
  }

  /** In an object, a line break separates two properties as a comma does. */
  #isNeedlessComma(): boolean {
    if (this.#open.at(-1) !== "object" || this.#place.style.hasCommas) return false;
    const rest = this.#json.slice(this.#at) + this.#place.after;
    return /^[ \t]*(?:\/\/[^\n]*)?\r?\n/.test(rest) || /\n[ \t]*$/.test(this.#result);
  }

  #isSpaceNext(): boolean {
    return /\s/.test(this.#json[this.#at] ?? this.#place.after[0] ?? " ");
  }

  #comment(): void {
    const end = this.#json.startsWith("//", this.#at)
      ? this.#json.indexOf("\n", this.#at)
      : this.#json.indexOf("*/", this.#at) + 2;
    const until = end < this.#at ? this.#json.length : end;
    const around = {
      before: this.#json.slice(this.#json.lastIndexOf("\n", this.#at) + 1, this.#at),
      after: this.#json.slice(until),
    };
    this.#result += withMark(this.#json.slice(this.#at, until), this.#place.host, around);
    this.#at = until;
  }

  /** Translates the rest of a key without quotes in the host. */
  #bareKey(): void {
    const end = this.#json.indexOf('"');
    this.#result = this.#name(end < 0 ? this.#json : this.#json.slice(0, end));
    this.#at = end < 0 ? this.#json.length : end + 1;
  }

  /** Translates a string from after its opening quote, or from the start of the piece. */
  #string(isWhole: boolean): void {
    const start = this.#at;
    while (this.#at < this.#json.length && this.#json[this.#at] !== '"')
      this.#at += this.#json[this.#at] === "\\" ? 2 : 1;
    const content = this.#json.slice(start, this.#at);
    const isClosed = this.#json[this.#at] === '"';
    if (isClosed) this.#at++;
    const isKey =
      isClosed && this.#open.at(-1) === "object" && /^\s*:/.test(this.#json.slice(this.#at) + this.#place.after);
    this.#result +=
      isWhole && isKey ? this.#key(content) : `${isWhole ? '"' : ""}${stringContent(content)}${isClosed ? '"' : ""}`;
  }

  /** The name of an element; in a block, that of its argument. */
  #name(content: string): string {
    if (!this.#place.style.hasLowerCaseNames || this.#open.length !== this.#depth) return content;
    if (content === "Condition") this.#condition = "next";
    return content.toLowerCase();
  }

  #key(content: string): string {
    const { hasBareKeys } = this.#place.style;
    const name = this.#name(content);
    return hasBareKeys && /^[A-Za-z_][\w-]*$/.test(name) ? name : `"${stringContent(name)}"`;
  }
}

/** Aligns the `=` of properties on consecutive lines, as `terraform fmt` does. A value of several lines stays. */
function aligned(text: string): string {
  const lines = text.split("\n");
  const parts = lines.map((line) => /^([ \t]*)([^\s=]+) = (.*)$/.exec(line));
  const isAligned = (index: number) => parts[index] && isBalanced(parts[index][3]!);
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (isAligned(end) && parts[end]![1] === parts[start]![1]) end++;
    const group = lines.slice(start, end).map((_, at) => parts[start + at]!);
    const width = greatest(group.map(([, , name]) => name!.length));
    group.forEach(([, indentation, name, value], at) => {
      lines[start + at] = `${indentation!}${name!.padEnd(width)} = ${value!}`;
    });
    start = Math.max(start, end - 1);
  }
  return lines.join("\n");
}

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const [sign] of value.replace(/"(?:[^"\\]|\\.)*"/g, "").matchAll(/[{}[\]()]/g)) {
    depth += "{[(".includes(sign) ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Converts the content of a JSON string to the content of an HCL string. */
function stringContent(json: string): string {
  const meant = json.replace(
    /\\(?:u([\da-fA-F]{4})|(.))/g,
    (written, code: string | undefined, sign: string | undefined) => {
      if (sign === "/") return "/";
      if (sign === "b") return "\\u0008";
      if (sign === "f") return "\\u000c";
      // HCL has no escape for half of a surrogate pair, but accepts the character itself.
      return code !== undefined && /^d[89a-f]/i.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : written;
    },
  );
  return escapeSequences(meant);
}
