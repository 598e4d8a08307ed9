/** The services that policies grant most, the most common one first. */
export const usualServices: readonly string[] = ["ecs", "vpc", "obs", "iam", "evs", "ims", "rds", "elb", "cce", "kms"];

/** The place of a service among the usual ones, in any letter case; all others share the last place. */
export function usualDistance(service: string): number {
  const place = usualServices.indexOf(service.toLowerCase());
  return place < 0 ? usualServices.length : place;
}
