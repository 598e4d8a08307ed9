/** A number with separators, in both languages: 6144 as 6,144. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
