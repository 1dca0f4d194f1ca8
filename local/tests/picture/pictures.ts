/**
 * A picture with every kind of part and link.
 *
 * @module
 */
import type { Link, Part, PartKind, Picture } from "../../picture/picture.ts";

/** A part. @param more Region, detail and the like. */
export function part(id: string, kind: PartKind, more: Partial<Part> = {}): Part {
  return { id, kind, name: id, detail: "", ...more };
}

const home = { region: "eu-west-1" };
const other = { region: "us-east-1" };

const link = (from: string, kind: Link["kind"], to: string): Link => ({ from, to, kind });

/** A distribution before an API in two Regions, a bucket, and a server that is not the program's. */
export const facade: Picture = {
  project: "facade",
  stack: "dev",
  parts: [
    part("viewers", "viewers"),
    part("acl", "firewall", { detail: "2 rules" }),
    part("/v1/*", "behavior"),
    part("*", "behavior"),
    part("cache", "cache"),
    part("guard", "edge-function", { physicalName: "guard" }),
    part("router", "edge-function", { physicalName: "router" }),
    part("api-1", "api", home),
    part("api-2", "api", other),
    part("api-3", "api", { region: "ap-southeast-2" }),
    part("handler-1", "function", { ...home, physicalName: "handler-1" }),
    part("verify-1", "function", home),
    part("handler-2", "function", other),
    part("pages", "bucket", home),
    part("season", "bucket", home),
    part("copy", "bucket", other),
    part("jobs", "queue", home),
    part("worker", "function", home),
    part("old.example.com", "external"),
  ],
  links: [
    link("viewers", "request", "acl"),
    link("cache", "request", "api-1"),
    link("cache", "failover", "api-2"),
    link("cache", "request", "pages"),
    link("router", "choice", "api-3"),
    link("api-1", "request", "handler-1"),
    link("api-1", "request", "verify-1"),
    link("api-2", "request", "handler-2"),
    link("api-2", "request", "old.example.com"),
    link("handler-1", "use", "season"),
    link("handler-2", "use", "copy"),
    link("season", "replication", "copy"),
    link("season", "event", "jobs"),
    link("jobs", "event", "worker"),
  ],
  distributions: [
    {
      name: "cdn",
      firewall: "acl",
      cache: "cache",
      lanes: [
        {
          behavior: "/v1/*",
          functions: [
            { event: "viewer-request", part: "guard" },
            { event: "origin-request", part: "router" },
          ],
          origins: ["api-1", "api-2"],
        },
        { behavior: "*", functions: [], origins: ["pages"] },
      ],
    },
  ],
};
