import type { Catalog } from "../catalog.js";

/** The domains of the vendor's services. In other domains, a first label such as `ecs` is only a hint. */
const vendorDomain = /\.(?:myhuaweicloud\.(?:com|cn|eu)|hwclouds\.com|otc\.t-systems\.com)$/;

/**
 * The services, in lower case, whose actions a host checks: `dds.cn-north-4.myhuaweicloud.com` is DDS, whatever the
 * path. An unknown host of the vendor counts as a service with the name of its first label; `undefined` for a host
 * without information, such as a proxy.
 */
export function servicesAt(host: string, catalog: Catalog): readonly string[] | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const labels = name.split(".");
  if (isObs(labels)) return ["obs"];
  const [first = "", second = ""] = labels;
  const isVendor = vendorDomain.test(name);
  // The host of a CCE cluster has a label before the service: <cluster>.cce.<region>.
  const known =
    labels.length < 2
      ? []
      : [first, ...(isVendor ? [second] : [])]
          .map((label) => servicesOf(label, catalog))
          .find((services) => services.length > 0);
  return known && known.length > 0 ? known : isVendor ? [first] : undefined;
}

/** `obs.<region>.…`, optionally with a bucket before it. A bucket may have the name of a service. */
function isObs(labels: readonly string[]): boolean {
  return labels.length > 2 && labels.some((label, index) => /^obs(?:v3)?$/.test(label) && index < labels.length - 2);
}

function servicesOf(label: string, { operations, ofService }: Catalog): string[] {
  const services = operations.productsAt(label).flatMap((product) => operations.servicesOf(product));
  return [...new Set(ofService(label).length > 0 ? [...services, label] : services)];
}
