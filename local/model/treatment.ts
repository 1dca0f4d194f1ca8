/**
 * What becomes of a declared property here. Every property of a resource type that matters at request
 * time has a treatment in `tables/`; one without is refused, so that nothing is ignored without a report.
 *
 * @module
 */
import type { Value } from "../program/graph.ts";

/** What becomes of one property. */
export type Treatment =
  /** The model is made of it. */
  | { readonly kind: "read" }
  /** It has no effect on requests, for the reason in `why`. */
  | { readonly kind: "inert"; readonly why: string }
  /** It would mean something, and is listed at start; not for the values in `except`. */
  | { readonly kind: "unsimulated"; readonly why: string; readonly except: readonly Value[] }
  /** AWS takes it and this runtime does not: listed, or refused where findings are strict; not for the values in `except`. */
  | { readonly kind: "foreign"; readonly why: string; readonly except: readonly Value[] }
  /** AWS refuses it; not for the values in `except`. */
  | { readonly kind: "refused"; readonly why: string; readonly except: readonly Value[] }
  /** An object, or a list of objects, with a table of its own. */
  | { readonly kind: "nested"; readonly of: PropertyTable };

/** Treatments by property name. */
export type PropertyTable = Readonly<Record<string, Treatment>>;

/** The model is made of it. */
export const read: Treatment = { kind: "read" };

/** It means nothing at request time. */
export function inert(why: string): Treatment {
  return { kind: "inert", why };
}

/** It is listed at start. @param except Values by which nothing is lost. */
export function unsimulated(why: string, ...except: readonly Value[]): Treatment {
  return { kind: "unsimulated", why, except };
}

/** It is listed at start with the value found. @param why Continues the path. @param except Values by which nothing is lost. */
export function foreign(why: string, ...except: readonly Value[]): Treatment {
  return { kind: "foreign", why, except };
}

/** It fails the start. @param why Continues the path. @param except Values by which nothing is lost. */
export function refused(why: string, ...except: readonly Value[]): Treatment {
  return { kind: "refused", why, except };
}

/** It has a table of its own. */
export function nested(of: PropertyTable): Treatment {
  return { kind: "nested", of };
}
