import { actionFacts, catalogServices, serviceActions, withVersion } from "../../features/catalog.js";
import {
  type ActionFacts,
  type ActionFactsParams,
  actionFactsRequest,
  type CatalogParams,
  type CatalogServices,
  catalogServicesRequest,
  type ServiceActions,
  type ServiceActionsParams,
  serviceActionsRequest,
} from "../../protocol.js";
import { guarded } from "../guard.js";
import type { FeatureGroup } from "./group.js";

/** What the catalog contains, for a client that lets its user browse it. */
export const catalogGroup: FeatureGroup = {
  register({ connection, settings }) {
    connection.onRequest(
      catalogServicesRequest,
      guarded(connection, catalogServicesRequest, null, (params: CatalogParams): CatalogServices =>
        catalogServices(withVersion(settings.environment, params).catalog),
      ),
    );
    connection.onRequest(
      serviceActionsRequest,
      guarded(connection, serviceActionsRequest, null, (params: ServiceActionsParams): ServiceActions =>
        serviceActions(params.service, withVersion(settings.environment, params).catalog),
      ),
    );
    connection.onRequest(
      actionFactsRequest,
      guarded(
        connection,
        actionFactsRequest,
        null,
        (params: ActionFactsParams): ActionFacts | null =>
          actionFacts(params.action, params, settings.environment) ?? null,
      ),
    );
  },
};
