/**
 * Status, cache verdict and viewer of a request, as list and view show them.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import type { RequestSummary } from "../../trace/request-record.ts";

/** A status, with its class for those who see colors. */
export function StatusMark({ status }: { readonly status?: number | undefined }): ComponentChild {
  return status === undefined ? (
    <span class="status open">
      <span aria-hidden="true">···</span>
      <span class="unseen">under way</span>
    </span>
  ) : (
    <span class={`status s${Math.floor(status / 100)}`}>{status}</span>
  );
}

/** What the cache did. */
export function CacheMark({ cache }: Pick<RequestSummary, "cache">): ComponentChild {
  if (cache === "") {
    return <span class="soft">–</span>;
  }
  const isHit = /hit/i.test(cache);
  return (
    <span title={cache} class={`verdict ${isHit ? "hit" : /error/i.test(cache) ? "bad" : ""}`}>
      {cache}
    </span>
  );
}

/** Where the viewer is. */
export function viewerText({ place, clientIp }: RequestSummary): string {
  const { country, city } = place ?? {};
  return country === undefined ? clientIp : city === undefined ? country : `${country} ${city}`;
}
