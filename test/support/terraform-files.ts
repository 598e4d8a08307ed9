import { readdirSync, readFileSync } from "node:fs";
import { parseTerraform } from "../../server/src/core/terraform/find.js";

/** The Terraform files with policies among the examples and in this folder. */
export const terraformFiles: readonly string[] = ["examples", "test/support/terraform"]
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:tf|tf\.json|tfvars)$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
  )
  .filter((text) => parseTerraform(text).views.length > 0);
