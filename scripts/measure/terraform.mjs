// npm run measure -- terraform [program] [files] [seed]: what is read and written in Terraform files, compared with
// what Terraform computes, and whether `fmt` leaves fixed files as they are. It needs `terraform` or `tofu`, but no
// network and no provider.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { common } from "../bundles.mjs";
import { packedCatalog } from "../packed-catalog.mjs";

const [program = "terraform", ...others] = process.argv.slice(3);
if (spawnSync(program, ["version"]).error) {
  console.error(`${program} is not installed.`);
  process.exit(2);
}
for (const name of ["evaluate", "unknown", "format"]) {
  const outfile = `node_modules/.cache/fuzz/${name}.cjs`;
  const entryPoints = [`test/fuzz/${name}-main.ts`];
  await build({ ...common(packedCatalog), entryPoints, outfile, external: ["@cdktf/hcl2json"] });
  const { status } = spawnSync(process.execPath, [outfile, program, ...others], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
