/** A block of IPv4 addresses: the numbers of its first and its last address. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** Whether an IPv4 address lies in an address or a CIDR block. False for every other text. */
export function addressIn(value: string, listed: string): boolean {
  const [one, block] = [blockOf(value), blockOf(listed)];
  return one !== undefined && block !== undefined && block.first <= one.first && one.last <= block.last;
}

/** Addresses in, at the ends of, and next to an IPv4 block; `undefined` for other texts, such as IPv6. */
export function addressesAround(listed: string): string[] | undefined {
  const block = blockOf(listed);
  return block && [block.first - 1, block.first, block.last, block.last + 1].filter(isAddress).map(textOf);
}

function blockOf(text: string): Block | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const parts = found.slice(1, 5).map(Number);
  const bits = Number(found[5] ?? 32);
  if (parts.some((part) => part > 255) || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

function isAddress(value: number): boolean {
  return value >= 0 && value < 2 ** 32;
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}
