import type { CancellationToken } from "vscode-languageserver";
import { needsOfFolder, needsOfLog } from "../../features/needs/needs.js";
import {
  type NeedsAnswer,
  type NeedsOfFolderParams,
  needsOfFolderRequest,
  type NeedsOfLogParams,
  needsOfLogRequest,
  type TerraformFolders,
  terraformFoldersRequest,
} from "../../protocol.js";
import { guarded } from "../guard.js";
import { configurationIn, terraformFolders } from "../workspace/configurations.js";
import type { FeatureGroup } from "./group.js";

/** Policies from a Terraform folder or a log: requests of our own, which any client may send. */
export const needsGroup: FeatureGroup = {
  register(context) {
    const { client, connection, settings, workspace } = context;
    connection.onRequest(
      terraformFoldersRequest,
      guarded(
        connection,
        terraformFoldersRequest,
        null,
        async (_params: unknown, token: CancellationToken): Promise<TerraformFolders> =>
          terraformFolders(context, token),
      ),
    );
    connection.onRequest<NeedsAnswer | null, unknown>(
      needsOfFolderRequest,
      guarded(
        connection,
        needsOfFolderRequest,
        null,
        async ({ uri, phase }: NeedsOfFolderParams, token: CancellationToken): Promise<NeedsAnswer> => {
          const { configuration, shown } = await configurationIn(uri, context, token);
          const apis = await client.terraformApis((file) => workspace.read(file));
          return needsOfFolder(configuration, apis, phase, { shown, environment: settings.environment });
        },
      ),
    );
    connection.onRequest<NeedsAnswer | null, unknown>(
      needsOfLogRequest,
      guarded(connection, needsOfLogRequest, null, ({ name, text }: NeedsOfLogParams): NeedsAnswer =>
        needsOfLog(text, { shown: name, environment: settings.environment }),
      ),
    );
  },
};
