export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/**
 * The run of an Azure pipeline as GitHub Advanced Security for Azure DevOps identifies it in a SARIF log; `undefined`
 * elsewhere, or if the pipeline does not say enough.
 *
 * Sources: rules GHAzDO1019 and GHAzDO1020 of Microsoft's SARIF Multitool 5.7.0, and
 * https://learn.microsoft.com/azure/devops/pipelines/build/variables
 */
export function azureRun(env: EnvironmentVariables) {
  // https://dev.azure.com/<organization>/ or https://<organization>.visualstudio.com/
  const organization = /^https:\/\/(?:dev\.azure\.com\/([^/]+)|([^./]+)\.)/.exec(env["SYSTEM_COLLECTIONURI"] ?? "");
  const [project, definition, name, build, branch] = [
    env["SYSTEM_TEAMPROJECT"],
    env["SYSTEM_DEFINITIONID"],
    env["BUILD_DEFINITIONNAME"],
    env["BUILD_BUILDID"],
    env["BUILD_SOURCEBRANCH"],
  ];
  const phaseName = env["SYSTEM_PHASENAME"];
  const phase = env["SYSTEM_PHASEID"] ?? phaseName;
  if (!organization || !project || !definition || !name || !phase || !phaseName || !branch || !build) return undefined;
  const place = [(organization[1] ?? organization[2])!, project, definition, phase, branch, build].map((part) =>
    encodeURI(part),
  );
  return {
    id: `azuredevops/pipeline/build/${place.join("/")}`,
    properties: {
      "azuredevops/pipeline/build/buildDefinitionId": definition,
      "azuredevops/pipeline/build/buildDefinitionName": name,
      "azuredevops/pipeline/build/phaseId": phase,
      "azuredevops/pipeline/build/phaseName": phaseName,
    },
  };
}
