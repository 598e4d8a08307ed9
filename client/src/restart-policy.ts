/**
 * Decides whether a server that has just ended may be restarted: fewer than `limit` times within `period` milliseconds.
 */
export function restartPolicy(limit: number, period: number): (now: number) => boolean {
  const ends: number[] = [];
  return (now) => {
    ends.push(now);
    while (ends[0] !== undefined && now - ends[0] > period) ends.shift();
    return ends.length < limit;
  };
}
