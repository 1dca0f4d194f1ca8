/**
 * Saved queries of CloudWatch Logs Insights: the questions of docs/runbook.md.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 * @module
 */

/** Logs that are asked. */
export type QueriedLog = "access" | "firewall" | "apis" | "changes";

/** A question. */
interface LogQuery {
  readonly log: QueriedLog;
  readonly query: string;
}

/** `Hit`, `RefreshHit` and `OriginShieldHit`: results of CloudFront that no origin produced. */
export const hitRatioQuery =
  "fields strcontains(`x-edge-result-type`, 'Hit') as hit | stats 100 * sum(hit) / count(*) as hits by bin(5m)";

/** By name, which says what is asked. */
export const logQueries: Readonly<Record<string, LogQuery>> = {
  "hit ratio by path": {
    log: "access",
    query:
      "fields strcontains(`x-edge-result-type`, 'Hit') as hit | stats count(*) as requests, 100 * sum(hit) / count(*) as hits by `cs-uri-stem` | sort requests desc | limit 50",
  },
  "errors by path and cause": {
    log: "access",
    query:
      "filter `sc-status` >= 500 | stats count(*) as requests by `cs-uri-stem`, `sc-status`, `x-edge-detailed-result-type` | sort requests desc | limit 50",
  },
  "slowest paths": {
    log: "access",
    query:
      "stats pct(`time-taken`, 99) as p99, count(*) as requests by `cs-uri-stem` | sort p99 desc | limit 50",
  },
  "requests by country": {
    log: "access",
    query: "stats count(*) as requests by `c-country` | sort requests desc | limit 50",
  },
  "blocked requests by rule": {
    log: "firewall",
    query:
      "filter action = 'BLOCK' | stats count(*) as requests by terminatingRuleId, httpRequest.country | sort requests desc | limit 50",
  },
  "routes, statuses and times": {
    log: "apis",
    query:
      "filter event = 'request.answered' | stats count(*) as requests, pct(ms, 99) as p99 by route, status | sort requests desc | limit 50",
  },
  "one request by its id": {
    log: "apis",
    query: "filter requestId = 'REPLACE' | sort @timestamp asc | limit 200",
  },
  "refused and last good seasons": {
    log: "apis",
    query:
      "filter event in ['season.refused', 'season.last-good'] | sort @timestamp desc | limit 100",
  },
  "changes and their invalidations": {
    log: "changes",
    query:
      "filter event like /^season\\./ | fields @timestamp, event, lagSeconds, invalidationId, cause.message | sort @timestamp desc | limit 100",
  },
};
