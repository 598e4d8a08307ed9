/** A block of IP addresses: its first bits, of which `length` count. A single address has all bits. */
export interface AddressBlock {
  readonly bits: string;
  readonly length: number;
}

/** An IPv4 or IPv6 address, or a CIDR block; `undefined` for any other text. */
export function addressBlock(text: string): AddressBlock | undefined {
  const [, address = "", size] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const bits = address.includes(":") ? bitsOf6(address) : bitsOf4(address);
  if (bits === undefined) return undefined;
  const length = size === undefined ? bits.length : Number(size);
  return length <= bits.length ? { bits, length } : undefined;
}

/** Whether every address of `inner` is in `outer`. */
export function contains(outer: AddressBlock, inner: AddressBlock): boolean {
  return (
    outer.bits.length === inner.bits.length
    && outer.length <= inner.length
    && inner.bits.startsWith(outer.bits.slice(0, outer.length))
  );
}

function bitsOf4(address: string): string | undefined {
  const parts = address.split(".");
  const areBytes = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return areBytes ? parts.map((part) => toBits(Number(part), 8)).join("") : undefined;
}

function bitsOf6(address: string): string | undefined {
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return undefined;
  const groupsOf = (text: string) => (text === "" ? [] : text.split(":"));
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...first, ...Array.from({ length: Math.max(missing, 0) }, () => "0"), ...last];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.map((group) => toBits(Number.parseInt(group, 16), 16)).join("")
    : undefined;
}

function toBits(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}
