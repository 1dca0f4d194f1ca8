/**
 * The API of CloudFront, as far as a running program uses it: invalidations, and the list of distributions.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 * @module
 */
import {
  type ApiAnswer,
  type ApiCall,
  ApiError,
  type ApiService,
  CommonRefusal,
} from "../../aws-api/api-message.ts";
import { xmlAnswer, xmlProtocol } from "../../aws-api/xml-protocol.ts";
import { branch, leaf, xmlDocument } from "../../s3/wire/xml.ts";
import { childText, parseXml } from "../../s3/wire/xml-reader.ts";
import type { Distribution } from "../model.ts";
import {
  type Invalidation,
  type InvalidationBatch,
  type Invalidations,
  refusal,
} from "./invalidations.ts";

const namespace = "http://cloudfront.amazonaws.com/doc/2020-05-31/";
const version = "/2020-05-31";

/** A distribution as the API names it. */
export type ListedDistribution = Pick<Distribution, "id" | "arn" | "domainName" | "aliases">;

/** What the API is about. */
export interface CloudFrontApiDeps {
  readonly distributions: () => readonly ListedDistribution[];
  readonly invalidations: Invalidations;
}

/** The API. */
export function createCloudFrontApi({
  distributions,
  invalidations,
}: CloudFrontApiDeps): ApiService {
  /** @throws {ApiError} `NoSuchDistribution` */
  function find(call: ApiCall, id: string, action: string): ListedDistribution {
    const found = distributions().find((each) => each.id === id);
    call.demand(action, found?.arn ?? `arn:aws:cloudfront::${call.account}:distribution/${id}`);
    if (found === undefined) {
      throw refusal("NoSuchDistribution", "The specified distribution does not exist.");
    }
    return found;
  }

  function create(call: ApiCall, id: string): ApiAnswer {
    const { arn } = find(call, id, "cloudfront:CreateInvalidation");
    const created = invalidations.create(arn, readBatch(call.body));
    const location = `https://cloudfront.amazonaws.com${version}/distribution/${id}/invalidation/${created.id}`;
    return xmlAnswer(201, document(created), { location });
  }

  function get(call: ApiCall, id: string, invalidationId: string): ApiAnswer {
    const { arn } = find(call, id, "cloudfront:GetInvalidation");
    const found = invalidations.list(arn).find((each) => each.id === invalidationId);
    if (found === undefined) {
      throw new ApiError("NoSuchInvalidation", "The specified invalidation does not exist.", 404);
    }
    return xmlAnswer(200, document(found));
  }

  function list(call: ApiCall, id: string): ApiAnswer {
    const { arn } = find(call, id, "cloudfront:ListInvalidations");
    const page = readPage(call, invalidations.list(arn));
    const items = page.items.map((each) => branch("InvalidationSummary", summary(each)));
    return xmlAnswer(200, xmlDocument("InvalidationList", namespace, pageElements(page, items)));
  }

  function listDistributions(call: ApiCall): ApiAnswer {
    call.demand("cloudfront:ListDistributions", "*");
    const page = readPage(call, distributions());
    const items = page.items.map((each) =>
      branch("DistributionSummary", distributionSummary(each)),
    );
    return xmlAnswer(200, xmlDocument("DistributionList", namespace, pageElements(page, items)));
  }

  return {
    protocol: xmlProtocol(namespace),
    answer(call) {
      const [base, id = "", kind, invalidationId = "", ...rest] = call.path
        .replace(/\/$/, "")
        .slice(version.length + 1)
        .split("/");
      const isKnown =
        call.path.startsWith(`${version}/`) &&
        base === "distribution" &&
        rest.length === 0 &&
        (kind === undefined || kind === "invalidation");
      const route = `${call.method} ${[id, kind, invalidationId].filter(Boolean).length}`;
      if (isKnown && route === "GET 0") {
        return listDistributions(call);
      }
      if (isKnown && route === "POST 2") {
        return create(call, id);
      }
      if (isKnown && route === "GET 2") {
        return list(call, id);
      }
      if (isKnown && route === "GET 3") {
        return get(call, id, invalidationId);
      }
      throw new CommonRefusal(
        "not-simulated",
        "This operation of CloudFront is not simulated here.",
      );
    },
  };
}

/** @throws {ApiError} for a document that is no batch. */
function readBatch(body: Buffer): InvalidationBatch {
  if (body.length === 0) {
    throw refusal("MissingBody", "The request must contain a body.");
  }
  const root = parseXml(body.toString());
  const paths = root?.children.find(({ name }) => name === "Paths");
  const callerReference = root && childText(root, "CallerReference");
  if (root?.name !== "InvalidationBatch" || paths === undefined || !callerReference) {
    throw new ApiError(
      "MalformedInput",
      "The body must be an InvalidationBatch with Paths and a CallerReference.",
    );
  }
  const items = paths.children.find(({ name }) => name === "Items")?.children ?? [];
  const quantity = childText(paths, "Quantity")?.trim();
  if (quantity !== String(items.length)) {
    throw refusal(
      "InconsistentQuantities",
      "The value of Quantity and the size of Items don't match.",
    );
  }
  if (items.length === 0) {
    throw refusal("InvalidArgument", "An invalidation must name a path.");
  }
  return { callerReference, paths: items.map(({ text }) => text) };
}

function document(invalidation: Invalidation): Buffer {
  const { paths, callerReference } = invalidation;
  return xmlDocument("Invalidation", namespace, [
    ...summary(invalidation),
    branch("InvalidationBatch", [
      branch("Paths", [
        leaf("Quantity", paths.length),
        branch(
          "Items",
          paths.map((path) => leaf("Path", path)),
        ),
      ]),
      leaf("CallerReference", callerReference),
    ]),
  ]);
}

function summary({ id, createdMs, status }: Invalidation): readonly string[] {
  return [
    leaf("Id", id),
    leaf("CreateTime", new Date(createdMs).toISOString()),
    leaf("Status", status),
  ];
}

function distributionSummary(distribution: ListedDistribution): readonly string[] {
  const { id, arn, domainName, aliases } = distribution;
  return [
    leaf("Id", id),
    leaf("ARN", arn),
    leaf("Status", "Deployed"),
    leaf("DomainName", domainName),
    branch("Aliases", [
      leaf("Quantity", aliases.length),
      branch(
        "Items",
        aliases.map((alias) => leaf("CNAME", alias)),
      ),
    ]),
    leaf("Enabled", true),
  ];
}

/** Part of a list. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly marker: string;
  readonly next: string | undefined;
  readonly maxItems: number;
}

/** @throws {ApiError} `InvalidArgument` */
function readPage<Item extends { readonly id: string }>(
  { querystring }: ApiCall,
  all: readonly Item[],
): Page<Item> {
  const query = new URLSearchParams(querystring);
  const marker = query.get("Marker") ?? "";
  const maxItems = Number(query.get("MaxItems") ?? 100);
  const start = marker === "" ? 0 : all.findIndex(({ id }) => id === marker) + 1;
  if (!Number.isInteger(maxItems) || maxItems < 1 || (marker !== "" && start === 0)) {
    throw refusal("InvalidArgument", "Marker must be of an earlier list, and MaxItems from 1 on.");
  }
  const items = all.slice(start, start + maxItems);
  const next = start + maxItems < all.length ? items.at(-1)?.id : undefined;
  return { items, marker, next, maxItems };
}

function pageElements<Item>(
  { marker, next, maxItems }: Page<Item>,
  items: readonly string[],
): readonly string[] {
  return [
    leaf("Marker", marker),
    ...(next === undefined ? [] : [leaf("NextMarker", next)]),
    leaf("MaxItems", maxItems),
    leaf("IsTruncated", next !== undefined),
    leaf("Quantity", items.length),
    branch("Items", items),
  ];
}
