/**
 * Reporting the attempts at origins.
 *
 * @module
 */
import type { OriginRequest } from "../../../http/message.ts";
import type { EdgeContext } from "../edge.ts";
import type { Origin } from "../model.ts";

/** The origin that an exchange was planned with. */
export interface PlannedOrigin {
  readonly origin: Origin;
  /** Why this origin, and how many exchanges there have been, this one included. */
  readonly chosen: { readonly why: string; readonly attempt: number };
}

/** Why an origin gets a request: it was chosen, or a function put it in the place of that. */
function whyOrigin({ chosen, origin: planned }: PlannedOrigin, origin: Origin): string {
  return origin.domainName === planned.domainName && origin.path === planned.path
    ? chosen.why
    : `origin-request function, in place of ${planned.domainName}${planned.path}`;
}

/** Begins to report an attempt at an origin. @returns what ends it; `undefined` where nobody looks. */
export function reportAttempt(
  context: EdgeContext,
  plan: PlannedOrigin,
  origin: Origin,
  { method, path, querystring }: Pick<OriginRequest, "method" | "path" | "querystring">,
): ((outcome: { readonly status: number } | { readonly error: string }) => void) | undefined {
  const end = context.deps.observe?.()?.begin();
  return (
    end &&
    ((outcome) =>
      end({
        kind: "origin",
        id: origin.id,
        attempt: plan.chosen.attempt,
        method,
        host: origin.domainName,
        path: querystring === "" ? path : `${path}?${querystring}`,
        ...outcome,
        why: whyOrigin(plan, origin),
      }))
  );
}

/** Does one thing with an origin, and reports what came of it. @throws what `work` throws. */
export async function reported<T>(
  report: ReturnType<typeof reportAttempt>,
  work: () => Promise<T>,
  done: (value: T) => void,
): Promise<T> {
  try {
    const value = await work();
    done(value);
    return value;
  } catch (cause) {
    report?.({ error: cause instanceof Error ? cause.message : String(cause) });
    throw cause;
  }
}
