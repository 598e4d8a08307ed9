/**
 * A policy as text for the fragment of an address: compressed, in letters that need no escape. The first character is
 * the version of this form.
 */
export async function packPolicy(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `1${letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The policy in a text from `packPolicy`; `undefined` for any other text. */
export async function unpackPolicy(packed: string): Promise<string | undefined> {
  if (!/^1[\w-]+$/.test(packed)) return undefined;
  try {
    const letters = atob(packed.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = await through(bytes, new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return undefined;
  }
}

/** The most that a link may contain when unpacked, in bytes: far more than a policy, and little for a page. */
const mostBytes = 2_000_000;

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  change: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const piece = part.value as Uint8Array;
    size += piece.length;
    if (size > mostBytes) throw new RangeError("too large");
    parts.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of parts) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
