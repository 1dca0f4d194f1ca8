/**
 * Origin groups of a distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 * @module
 */

import { distributionQuotas } from "../../aws/cloudfront-limits.ts";
import { failoverStatuses } from "../../aws/cloudfront-statuses.ts";
import type { OriginGroup } from "../services/cloudfront/model.ts";
import { type Refusal, shown } from "./findings.ts";
import type { Reader } from "./property-reader.ts";

const selectable: readonly number[] = failoverStatuses.value;
const maxGroups = distributionQuotas.value.originGroups;

/** Reads them all, by id. @param originIds Ids of the distribution's origins. */
export function readOriginGroups(
  distribution: Reader,
  originIds: ReadonlySet<string>,
): ReadonlyMap<string, OriginGroup> {
  const groups = new Map<string, OriginGroup>();
  const readers = distribution.objects("originGroups");
  for (const reader of readers) {
    const group = readOriginGroup(reader, originIds);
    if (groups.has(group.id) || originIds.has(group.id)) {
      reader.refuse("originId", "must not be that of another group or of an origin");
    }
    groups.set(group.id, group);
  }
  if (readers.length > maxGroups) {
    const message = `must be at most ${maxGroups}, got ${readers.length}`;
    distribution.refuseAll([{ path: "originGroups", message }]);
  }
  return groups;
}

function readOriginGroup(reader: Reader, originIds: ReadonlySet<string>): OriginGroup {
  const members = reader.objects("members").map((member) => {
    const id = member.text("originId");
    if (!originIds.has(id)) {
      const known = [...originIds].join(", ");
      member.refuse("originId", `must be an origin of the distribution (${known})`);
    }
    return id;
  });
  const [primaryId = "", secondaryId = ""] = members;
  if (members.length !== 2 || primaryId === secondaryId) {
    reader.refuse("members", "must be two different origins");
  }
  const criteria = reader.object("failoverCriteria");
  const statusCodes = readStatusCodes(criteria);
  criteria.refuseAll(refuseStatusCodes(statusCodes));
  return { id: reader.text("originId"), primaryId, secondaryId, statusCodes: new Set(statusCodes) };
}

function readStatusCodes(criteria: Reader): readonly number[] {
  const value = criteria.value("statusCodes") ?? [];
  const isList = Array.isArray(value) && value.every((code) => typeof code === "number");
  if (!isList) {
    criteria.refuse("statusCodes", "must be a list of numbers");
  }
  return isList ? value : [];
}

function refuseStatusCodes(codes: readonly number[]): readonly Refusal[] {
  if (codes.length > 0 && codes.every((code) => selectable.includes(code))) {
    return [];
  }
  const message = `must be one or more of ${selectable.join(", ")}, got ${shown(codes)}`;
  return [{ path: "statusCodes", message }];
}
