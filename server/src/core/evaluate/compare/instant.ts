/**
 * The milliseconds of an ISO 8601 time: `2030-01-31T00:00:00Z`, with fractions, with an offset, or a day alone (UTC).
 * `undefined` for any other text, also for a time without a zone.
 */
export function instantOf(text: string): number | undefined {
  const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/i;
  if (!form.test(text.trim())) return undefined;
  const time = Date.parse(
    text
      .trim()
      .toUpperCase()
      .replace(/([+-]\d\d)(\d\d)$/, "$1:$2"),
  );
  return Number.isNaN(time) || !isDay(text.trim().slice(0, 10)) ? undefined : time;
}

/** Whether a month has this day: the 30th of February would otherwise count as a day of March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A decimal number: `3600`, `-1`, `0.5`; `undefined` for any other text. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim()) ? Number(text.trim()) : undefined;
}

export function booleanOf(text: string): boolean | undefined {
  const folded = text.trim().toLowerCase();
  return folded === "true" ? true : folded === "false" ? false : undefined;
}
