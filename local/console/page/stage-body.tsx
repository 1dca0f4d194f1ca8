/**
 * What is known of a stage.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import type { FirewallRule, Stage } from "../../trace/request-record.ts";
import { Diff } from "./diff.tsx";
import { formatSeconds } from "./format.ts";
import { Preformatted, Scroll } from "./scroll.tsx";

/** Names and values. */
export function Pairs({
  pairs,
}: {
  readonly pairs: readonly (readonly [string, ComponentChild])[];
}): ComponentChild {
  return (
    <dl class="plain">
      {pairs
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Rules({ rules }: { readonly rules: readonly FirewallRule[] }): ComponentChild {
  return (
    <Scroll label="Rules of the web ACL">
      <table class="grid rules">
        <caption class="unseen">Rules of the web ACL</caption>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Action</th>
            <th scope="col">Matched</th>
            <th scope="col" class="number">
              Counted
            </th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ name, action, matched, rate, why }) => (
            <tr key={name} class={matched ? "matched" : ""}>
              <th scope="row">{name}</th>
              <td>{action}</td>
              <td>{matched === undefined ? "not evaluated" : matched ? "yes" : "no"}</td>
              <td class="number">
                {rate === undefined
                  ? ""
                  : `${rate.count} of ${rate.limit} in ${formatSeconds(rate.windowSeconds)}`}
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Json({
  title,
  value,
}: {
  readonly title: string;
  readonly value: unknown;
}): ComponentChild {
  return (
    <details class="raw">
      <summary>{title}</summary>
      <Preformatted label={title}>{JSON.stringify(value, undefined, 2)}</Preformatted>
    </details>
  );
}

function FunctionBody({
  stage,
}: {
  readonly stage: Extract<Stage, { kind: "function" }>;
}): ComponentChild {
  return (
    <>
      <Pairs
        pairs={[
          ["Start", stage.start],
          ["Outcome", stage.outcome],
          ["Region", stage.region],
          ["ARN", stage.arn],
        ]}
      />
      {stage.changes.length > 0 && <Diff changes={stage.changes} />}
      {stage.logs.length > 0 && (
        <>
          <h3>Log</h3>
          <Preformatted label={`Log of ${stage.name}`}>{stage.logs.join("\n")}</Preformatted>
        </>
      )}
      <Json title="Event" value={stage.event} />
      <Json title="Result" value={stage.result} />
    </>
  );
}

function CacheBody({
  stage,
}: {
  readonly stage: Extract<Stage, { kind: "cache" }>;
}): ComponentChild {
  return (
    <>
      {stage.ageSeconds !== undefined && (
        <Pairs pairs={[["Age", formatSeconds(stage.ageSeconds)]]} />
      )}
      {stage.key.length > 0 && (
        <Scroll label="Parts of the cache key">
          <table class="grid rules">
            <caption class="unseen">Parts of the cache key</caption>
            <thead>
              <tr>
                <th scope="col">Part of the key</th>
                <th scope="col">Value</th>
                <th scope="col">Because of</th>
              </tr>
            </thead>
            <tbody>
              {stage.key.map(({ part, value, from }) => (
                <tr key={part}>
                  <th scope="row">{part}</th>
                  <td class="code">{value}</td>
                  <td>{from}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}

/** The body of a stage. */
export function StageBody({ stage }: { readonly stage: Stage }): ComponentChild {
  switch (stage.kind) {
    case "firewall":
      return <Rules rules={stage.rules} />;
    case "behavior":
      return stage.passedOver.length === 0 ? (
        <p class="soft">It is the first.</p>
      ) : (
        <Pairs pairs={stage.passedOver.map(({ pathPattern, why }) => [pathPattern, why])} />
      );
    case "function":
      return <FunctionBody stage={stage} />;
    case "cache":
      return <CacheBody stage={stage} />;
    case "origin":
      return (
        <Pairs
          pairs={[
            ["Request", <code key="request">{`${stage.method} ${stage.host}${stage.path}`}</code>],
            ["Why", stage.why],
            ["Status", stage.status],
            ["Error", stage.error],
          ]}
        />
      );
    case "api":
      return (
        <Pairs
          pairs={[
            ["Route", stage.route ?? "none matched"],
            ["Stage", stage.stage],
            [
              "Authorizer",
              stage.authorizer && `${stage.authorizer.name}: ${stage.authorizer.verdict}`,
            ],
          ]}
        />
      );
    case "store":
      return stage.ttlSeconds === undefined ? null : (
        <Pairs pairs={[["Time to live", formatSeconds(stage.ttlSeconds)]]} />
      );
    case "refusal":
      return null;
  }
}
