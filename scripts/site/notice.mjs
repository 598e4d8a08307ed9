// The notices of the site: those of the product, and the licences of the packages in its own script.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const allowed = ["MIT", "ISC", "BSD-3-Clause", "Apache-2.0"];

/** `metafile`: what esbuild says of the bundle. Throws for a package without a licence that we know. */
export function noticeOf(metafile, project) {
  const packages = new Set();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder && bytesInOutput > 0) packages.add(folder);
    }
  }
  const licences = [...packages].sort().map((folder) => licenceOf(join(project, folder)));
  return [readFileSync(join(project, "NOTICE"), "utf8"), ...licences].join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!allowed.includes(license) || !file) throw new Error(`${name} ${version} has the licence ${license} and the file ${file}`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8")}`;
}
