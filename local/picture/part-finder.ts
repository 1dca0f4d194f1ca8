/**
 * Makes one part for each thing of a model, whichever way it is reached.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import { executeApiName } from "../services/api-gateway-http/execute-api.ts";
import type { Behavior, Distribution, Origin } from "../services/cloudfront/model.ts";
import { functionUrlName } from "../services/function-url/function-url.ts";
import { findWebsite } from "../services/s3/website/website.ts";
import { type ApiPart, httpApiParts, restApiParts } from "./api-parts.ts";
import type { Part, PartKind } from "./picture.ts";

/** The parts of a model. */
export class PartFinder {
  readonly #model: Model;
  readonly #parts = new Map<string, Part>();
  readonly #byKey = new Map<string, Part>();
  readonly #nodes = new Map<string, GraphNode>();

  constructor(model: Model, graph: Graph) {
    this.#model = model;
    for (const node of graph.nodes) {
      for (const name of [node.urn, node.id, node.outputs["arn"], node.outputs["url"]]) {
        if (node.custom && typeof name === "string" && name !== "" && !this.#nodes.has(name)) {
          this.#nodes.set(name, node);
        }
      }
    }
  }

  /** Every part, in the order in which they were found. */
  all(): readonly Part[] {
    return [...this.#parts.values()];
  }

  viewers(): Part {
    return this.#add("viewers", "viewers", { kind: "viewers", name: "Viewers", detail: "" });
  }

  /** @returns `undefined` where no web ACL stands before it. */
  ofFirewall({ arn }: Distribution): Part | undefined {
    const acl = this.#model.webAcls.get(arn);
    if (acl === undefined) {
      return undefined;
    }
    const rules = acl.rules.length;
    return this.#ofNode(acl.arn, "firewall", "web ACL", {
      detail: rules === 1 ? "1 rule" : `${rules} rules`,
    });
  }

  ofBehavior(distribution: Distribution, { pathPattern, cachePolicy }: Behavior): Part {
    const name = distribution.name ?? distribution.id;
    const { maxTtlSeconds } = cachePolicy;
    return this.#add(`${distribution.arn} ${pathPattern}`, `behavior:${name}:${pathPattern}`, {
      kind: "behavior",
      name: pathPattern,
      detail: maxTtlSeconds === 0 ? "not cached" : "",
      ...this.#urnOf(distribution.arn),
    });
  }

  ofCache(distribution: Distribution): Part {
    const name = distribution.name ?? distribution.id;
    return this.#add(`${distribution.arn} cache`, `cache:${name}`, {
      kind: "cache",
      name: "Cache",
      detail: "",
      ...this.#urnOf(distribution.arn),
    });
  }

  /** @param arn With or without its version. */
  ofFunction(arn: string, kind: "function" | "edge-function"): Part {
    const bare = arn.split(":").slice(0, 7).join(":");
    const [, , , region, , , physicalName = arn] = bare.split(":");
    return this.#ofNode(bare, kind, physicalName, {
      physicalName,
      ...(kind === "function" && region !== undefined && { region }),
    });
  }

  ofViewerFunction(arn: string): Part {
    const physicalName = this.#model.viewerFunctions.find((each) => each.arn === arn)?.name ?? arn;
    return this.#ofNode(arn, "edge-function", physicalName, {
      physicalName,
      detail: "CloudFront function",
    });
  }

  ofBucket(name: string): Part {
    const bucket = this.#model.buckets.find((each) => each.name === name);
    const isWebsite = this.#model.websites.some((each) => each.bucket === name);
    return this.#ofNode(bucket?.urn ?? name, isWebsite ? "website" : "bucket", name, {
      physicalName: name,
      detail: isWebsite ? "S3 website" : bucket?.versioned ? "S3, versioned" : "S3",
      ...(bucket && { region: bucket.region }),
    });
  }

  ofQueue(arn: string): Part {
    const [, , , region = "", , physicalName = arn] = arn.split(":");
    return this.#ofNode(arn, "queue", physicalName, { detail: "SQS", physicalName, region });
  }

  /** @param host Name of a server that the program does not declare. */
  ofOutside(host: string): Part {
    return this.#add(`outside ${host}`, `external:${host}`, {
      kind: "external",
      name: host,
      detail: "outside of the program",
    });
  }

  /** What answers at an origin. */
  ofOrigin(origin: Origin): Part {
    const { domainName } = origin;
    const model = this.#model;
    if (origin.kind === "custom" && origin.vpcOriginId !== undefined) {
      return this.#ofPrivate(origin.vpcOriginId) ?? this.ofOutside(domainName);
    }
    const website = findWebsite(model.websites, domainName);
    const bucket = model.buckets.find(({ name }) => domainName.startsWith(`${name}.s3`));
    if (website !== undefined || bucket !== undefined) {
      return this.ofBucket(website?.bucket ?? bucket?.name ?? "");
    }
    const url = model.functionUrls.find((each) => functionUrlName(each) === domainName);
    const found =
      url === undefined
        ? this.#ofApiName(domainName)
        : this.apis().find(({ id }) => id === url.id)?.part;
    return found ?? this.ofOutside(domainName);
  }

  /** APIs and function URLs, with what answers behind them. */
  apis(): readonly (ApiPart & { readonly part: Part })[] {
    return [...httpApiParts(this.#model), ...restApiParts(this.#model)].map((api) => ({
      ...api,
      part: this.#ofNode(api.id, api.kind, api.name, { region: api.region, detail: api.detail }),
    }));
  }

  /** Whether viewers reach a part of an API, URL or website under its own name. */
  isPublic(id: string): boolean {
    return this.apis().every(({ part, isPublic }) => part.id !== id || isPublic);
  }

  /** Adds what nothing led to: buckets and queues. */
  addRest(): void {
    for (const { name } of this.#model.buckets) {
      this.ofBucket(name);
    }
    for (const { arn } of this.#model.queues) {
      this.ofQueue(arn);
    }
  }

  /** The API behind a VPC origin: whatever private one its Region has. */
  #ofPrivate(vpcOriginId: string): Part | undefined {
    const { loadBalancers, vpcOrigins } = this.#model;
    const arn = vpcOrigins.get(vpcOriginId)?.targetArn;
    const region = loadBalancers.find((each) => each.arn === arn)?.region;
    return this.apis().find((api) => api.kind === "private-api" && api.region === region)?.part;
  }

  /** An API by its own name, or by that of a custom domain. */
  #ofApiName(domainName: string): Part | undefined {
    const model = this.#model;
    const domain = model.domains.find(
      ({ name, targetName }) => name === domainName || targetName === domainName,
    );
    const ids = [...model.httpApis, ...model.restApis]
      .filter((api) => executeApiName(api) === domainName)
      .map(({ id }) => id);
    const wanted = [...ids, ...(domain?.mappings ?? []).map(({ apiId }) => apiId)];
    return this.apis().find(({ id }) => wanted.includes(id))?.part;
  }

  /** @param key What its resource is found by: URN, id or ARN. */
  #ofNode(
    key: string,
    kind: PartKind,
    fallback: string,
    more: Partial<Omit<Part, "kind" | "id">>,
  ): Part {
    const node = this.#nodes.get(key);
    const name = node?.name ?? fallback;
    return this.#add(key, `${kind}:${name}`, {
      kind,
      name,
      detail: "",
      ...(node && { urn: node.urn }),
      ...more,
    });
  }

  #urnOf(arn: string): { readonly urn?: string } {
    const urn = this.#nodes.get(arn)?.urn;
    return urn === undefined ? {} : { urn };
  }

  /** The part of a key; two of the same name are numbered. */
  #add(key: string, wanted: string, part: Omit<Part, "id">): Part {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    let id = wanted;
    for (let count = 2; this.#parts.has(id); count++) {
      id = `${wanted}:${count}`;
    }
    const added = { id, ...part };
    this.#parts.set(id, added);
    this.#byKey.set(key, added);
    return added;
  }
}
