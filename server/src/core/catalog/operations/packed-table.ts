// The list of operations as one string, which takes a fifth of the size in the package: `#` and a product, then its
// operations by path, each with the digit of its method, a letter for the number of segments that its path shares with
// the previous one (`A` for none), the rest of the path, and the name. Names repeat the words of their paths, so a mark
// replaces each such word: `GET /v1/{project_id}/channels/{channel_id} ShowChannel` is `0E* Show!` after
// `1Dchannels Create$`.

/** A row of the list of operations. */
export interface OperationRow {
  readonly product: string;
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** A method is written as its place in this list. */
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
const letterA = 65;
/** A pair for each segment of a path, the last one first: for the segment as it is, and for its singular. */
const marks = "!$%&'()*+,;:<=>?@[]^|~";
/** In a path, the parameter that is usual after the previous segment. */
const usual = "*";

/** Whether unpacking a row makes the same row again. */
export function isPackable({ name, method, path }: OperationRow): boolean {
  return methods.includes(method) && path.split("/").length < 58 && !/[ *]/.test(path) && /^[\w-]*$/.test(name);
}

/** Packs a list of which each row is packable. */
export function packOperations(rows: readonly OperationRow[]): string {
  const read = segmentReader();
  let product: string | undefined;
  let last: readonly string[] = [];
  return rows
    .map((row) => {
      const head = row.product === product ? "" : `#${row.product}\n`;
      if (head !== "") last = [];
      product = row.product;
      const segments = row.path.split("/");
      const before = last;
      const different = segments.findIndex((segment, index) => segment !== before[index]);
      // The last segment is always written.
      const shared = different < 0 ? segments.length - 1 : different;
      last = segments;
      const digit = methods.indexOf(row.method);
      const rest = segments.slice(shared).map((segment, index) =>
        segment === read(segments[shared + index - 1]).parameter ? usual : segment,
      );
      const words = [...segments].reverse().flatMap((segment) => read(segment).words);
      const short = [...marks].reduce((name, mark, index) => {
        const word = words[index] ?? "";
        return word.length > 2 ? name.replace(word, mark) : name;
      }, row.name);
      return `${head}${digit}${String.fromCharCode(letterA + shared)}${rest.join("/")} ${short}`;
    })
    .join("\n");
}

/** The rows of one product, which are unpacked on each call. */
interface PackedProduct {
  readonly product: string;
  rows(): OperationRow[];
}

/** Finds the products in the packed list, in its order, without unpacking their rows. */
export function packedProducts(table: string): PackedProduct[] {
  const read = segmentReader();
  return table.split(/^#/m).slice(1).map((part) => {
    const end = part.indexOf("\n");
    const product = part.slice(0, end);
    return { product, rows: () => unpackRows(product, part.slice(end + 1).trimEnd().split("\n"), read) };
  });
}

function unpackRows(product: string, lines: readonly string[], read: ReadSegment): OperationRow[] {
  let segments: string[] = [];
  return lines.map((line) => {
    const end = line.indexOf(" ");
    segments = segments.slice(0, line.charCodeAt(1) - letterA);
    for (const segment of line.slice(2, end).split("/"))
      segments.push(segment === usual ? read(segments.at(-1)).parameter : segment);
    const name = line.slice(end + 1).replace(/[^\w-]/g, (mark) => {
      const index = marks.indexOf(mark);
      return read(segments[segments.length - 1 - (index >> 1)]).words[index & 1]!;
    });
    return { product, name, method: methods[Number(line[0])] ?? "", path: segments.join("/") };
  });
}

interface SegmentWords {
  /** The words that marks replace: `cloud-servers` is `CloudServers` and `CloudServer`, `{server_id}` is `Server`. */
  readonly words: readonly [plain: string, singular: string];
  /** The usual parameter after the segment. */
  readonly parameter: string;
}

type ReadSegment = (segment: string | undefined) => SegmentWords;

/** Segments recur often, so each is split once. */
function segmentReader(): ReadSegment {
  const known = new Map<string, SegmentWords>();
  return (segment = "") => {
    const found = known.get(segment);
    if (found) return found;
    const bare = segment.replace(/^\{|_id(?=\}$)|\}$/g, "");
    const word = bare.replace(/(?:^|[-_.])(.?)/g, (_, letter: string) => letter.toUpperCase());
    const made: SegmentWords = {
      words: [word, singular(word)],
      parameter: `{${singular(segment.replaceAll("-", "_"))}_id}`,
    };
    known.set(segment, made);
    return made;
  };
}

function singular(word: string): string {
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : word;
}
