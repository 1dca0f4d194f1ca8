/**
 * Reads the picture of a stack from its model, and from the graph where only a dependency tells who uses what.
 *
 * @module
 */
import { edgeEvents } from "../../aws/edge-limits.ts";
import type { Model } from "../model/stack-model.ts";
import type { Graph } from "../program/graph.ts";
import type { Distribution, EventType, Origin } from "../services/cloudfront/model.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import { PartFinder } from "./part-finder.ts";
import type { DistributionPicture, Lane, Link, LinkKind, Part, Picture } from "./picture.ts";
import { usesOf } from "./uses.ts";

/** The events in the order in which a request meets them. */
const events: readonly EventType[] = edgeEvents.value;

/** Adds a link, once. */
type AddLink = (from: string, to: string, kind: LinkKind) => void;

/** Reads a picture. */
export function readPicture(model: Model, graph: Graph): Picture {
  const links = new Map<string, Link>();
  const parts = new PartFinder(model, graph);
  const link: AddLink = (from, to, kind) => {
    links.set(`${from} ${to} ${kind}`, { from, to, kind });
  };
  const viewers = parts.viewers();
  const distributions = model.distributions.map((each) => readDistribution(each, parts, link));
  linkBackends(parts, link);
  linkEvents(model, parts, link);
  parts.addRest();
  linkUses(graph, parts, distributions, links, link);
  const reached = new Set([...links.values()].map(({ to }) => to));
  for (const part of parts.all()) {
    if (isAnswering(part) && !reached.has(part.id) && parts.isPublic(part.id)) {
      link(viewers.id, part.id, "request");
    }
  }
  return {
    project: model.project,
    stack: model.stack,
    parts: parts.all(),
    links: [...links.values()],
    distributions,
  };
}

/** The functions of a target. */
function linkTarget(
  from: string,
  { versions }: LambdaTarget,
  kind: LinkKind,
  parts: PartFinder,
  link: AddLink,
): void {
  for (const { version } of versions) {
    link(from, parts.ofFunction(version.arn, "function").id, kind);
  }
}

/** What answers behind APIs. */
function linkBackends(parts: PartFinder, link: AddLink): void {
  for (const { part, targets, backends } of parts.apis()) {
    for (const target of targets) {
      linkTarget(part.id, target, "request", parts, link);
    }
    for (const host of backends) {
      link(part.id, parts.ofOutside(host).id, "request");
    }
  }
}

/** What follows a new object or a message. */
function linkEvents(model: Model, parts: PartFinder, link: AddLink): void {
  for (const { name, replication } of model.buckets) {
    for (const { destination } of replication?.rules ?? []) {
      link(parts.ofBucket(name).id, parts.ofBucket(destination).id, "replication");
    }
  }
  for (const { bucket, target } of model.notifications) {
    const from = parts.ofBucket(bucket).id;
    if ("queueArn" in target) {
      link(from, parts.ofQueue(target.queueArn).id, "event");
    } else {
      linkTarget(from, target, "event", parts, link);
    }
  }
  for (const { queueArn, target } of model.queueMappings) {
    linkTarget(parts.ofQueue(queueArn).id, target, "event", parts, link);
  }
}

/** What functions name, unless a link says more about it already. */
function linkUses(
  graph: Graph,
  parts: PartFinder,
  distributions: readonly DistributionPicture[],
  links: ReadonlyMap<string, Link>,
  link: AddLink,
): void {
  const lanes = distributions.flatMap((each) => each.lanes);
  for (const { from, to } of usesOf(graph, parts.all())) {
    const isOrigin = lanes.some(
      ({ functions, origins }) =>
        origins.includes(to.id) && functions.some(({ part }) => part === from.id),
    );
    if (!isOrigin && !isLinked(links, from.id, to.id)) {
      link(from.id, to.id, from.kind === "edge-function" && isAnswering(to) ? "choice" : "use");
    }
  }
}

/** Whether viewers can ask it without a distribution. */
function isAnswering({ kind }: Part): boolean {
  return kind === "api" || kind === "function-url" || kind === "website";
}

function isLinked(links: ReadonlyMap<string, Link>, one: string, other: string): boolean {
  return [...links.values()].some(
    ({ from, to }) => (from === one && to === other) || (from === other && to === one),
  );
}

/** A distribution: viewers, firewall, behaviors, cache, functions and origins in the order of a request. */
function readDistribution(
  distribution: Distribution,
  parts: PartFinder,
  link: AddLink,
): DistributionPicture {
  const name = distribution.name ?? distribution.id;
  const firewall = parts.ofFirewall(distribution);
  const cache = parts.ofCache(distribution);
  const entry = firewall?.id ?? parts.viewers().id;
  if (firewall !== undefined) {
    link(parts.viewers().id, firewall.id, "request");
  }
  const origin = (id: string): string | undefined => {
    const found: Origin | undefined = distribution.origins.get(id);
    return found && parts.ofOrigin(found).id;
  };
  const lanes = distribution.behaviors.map((behavior): Lane => {
    const part = parts.ofBehavior(distribution, behavior);
    const functions = events.flatMap((event) => {
      const edge = behavior.functions[event]?.functionArn;
      const viewer = behavior.viewerFunctions?.[event as "viewer-request" | "viewer-response"];
      return [
        ...(viewer === undefined ? [] : [{ event, part: parts.ofViewerFunction(viewer).id }]),
        ...(edge === undefined
          ? []
          : [{ event, part: parts.ofFunction(edge, "edge-function").id }]),
      ];
    });
    const group = distribution.originGroups.get(behavior.targetOriginId);
    const first = origin(group?.primaryId ?? behavior.targetOriginId);
    const second = group && origin(group.secondaryId);
    link(entry, part.id, "request");
    link(part.id, cache.id, "request");
    if (first !== undefined) {
      link(cache.id, first, "request");
    }
    if (second !== undefined) {
      link(cache.id, second, "failover");
    }
    return {
      behavior: part.id,
      functions,
      origins: [first, second].filter((each) => each !== undefined),
    };
  });
  return { name, firewall: firewall?.id, cache: cache.id, lanes };
}
