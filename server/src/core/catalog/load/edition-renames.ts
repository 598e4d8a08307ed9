import type { PackedCatalog } from "./file.js";
import type { Rename } from "../model.js";

/**
 * The renames that apply to an edition: its tables have the current name on a newer page than the old one. An edition
 * whose tables have only the old name has not renamed the action.
 */
export function renamesIn({ services, renames }: PackedCatalog, edition: string): Rename[] {
  const newestOf = (name: string): string => {
    const file = services.find(({ service, actions }) => service === name.split(":")[0] && actions[name] !== undefined);
    const days =
      file?.actions[name]?.flatMap(({ source }) =>
        file.sources[source]?.edition === edition ? file.sources[source].date : [],
      ) ?? [];
    return days.sort().at(-1) ?? "";
  };
  return (renames?.renames ?? []).filter(({ old, current }) => newestOf(current) > newestOf(old));
}
