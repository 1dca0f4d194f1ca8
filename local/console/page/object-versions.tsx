/**
 * The versions of an object, and what changed between two of them.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { withQuery } from "./call.ts";
import { formatBytes, formatMoment } from "./format.ts";
import { Notice } from "./notice.tsx";
import { objectPath } from "./object-path.ts";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface Version {
  readonly versionId: string;
  readonly sizeBytes?: number;
  readonly lastModifiedMs: number;
  /** Of a version that says that the object is deleted. */
  readonly deleteMarker?: boolean;
}

interface Difference {
  readonly hunks: readonly {
    readonly oldStart: number;
    readonly newStart: number;
    readonly lines: readonly string[];
  }[];
}

const lineKinds: Readonly<Record<string, string>> = { "+": "added", "-": "removed" };

/** What changed from one version to another. */
function Differences({
  bucket,
  name,
  from,
  to,
}: {
  readonly bucket: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}): ComponentChild {
  const { value, problem } = useCall<Difference>(
    withQuery("objects-diff", { bucket, key: name, from, to }),
  );
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  return value.hunks.length === 0 ? (
    <p class="soft">The two have the same content.</p>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre class="hunks" tabIndex={0}>
      {value.hunks.map(({ oldStart, newStart, lines }) => (
        <span key={`${oldStart} ${newStart}`}>
          <span class="soft">
            {`line ${oldStart} → ${newStart}`}
            {"\n"}
          </span>
          {lines.map((line, at) => (
            <span key={at} class={lineKinds[line[0] ?? ""] ?? ""}>
              {line}
              {"\n"}
            </span>
          ))}
        </span>
      ))}
    </pre>
  );
}

/** The versions. */
export function ObjectVersions({
  bucket,
  name,
}: {
  readonly bucket: string;
  readonly name: string;
}): ComponentChild {
  const { value, problem } = useCall<{ readonly versions: readonly Version[] }>(
    withQuery("objects", { bucket, key: name }),
  );
  const [pair, setPair] = useState<{ from?: string; to?: string }>({});
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  const { versions } = value;
  const { from = versions[1]?.versionId ?? "", to = versions[0]?.versionId ?? "" } = pair;
  return (
    <section class="panel">
      <div class="heading">
        <h2 class="code">{name}</h2>
        <a
          class="button"
          href={`/__local/${objectPath(bucket, name)}`}
          target="_blank"
          rel="noreferrer"
        >
          Content
        </a>
      </div>
      <Scroll label={`Versions of ${name}`}>
        <table class="grid">
          <caption class="unseen">Versions of {name}, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Written, UTC</th>
              <th scope="col" class="number">
                Size
              </th>
              <th scope="col">Compare from</th>
              <th scope="col">to</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ versionId, lastModifiedMs, sizeBytes, deleteMarker }) => (
              <tr key={versionId}>
                <th scope="row" class="code">
                  <a
                    href={`/__local/${withQuery(objectPath(bucket, name), { versionId })}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {versionId}
                  </a>
                </th>
                <td>{formatMoment(lastModifiedMs)}</td>
                <td class="number">{deleteMarker ? "deleted" : formatBytes(sizeBytes ?? 0)}</td>
                {(["from", "to"] as const).map((end) => (
                  <td key={end}>
                    <input
                      type="radio"
                      name={end}
                      aria-label={`Compare ${end} ${versionId}`}
                      checked={(end === "from" ? from : to) === versionId}
                      onChange={() => setPair({ from, to, [end]: versionId })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {from !== "" && to !== "" && from !== to && (
        <Differences bucket={bucket} name={name} from={from} to={to} />
      )}
    </section>
  );
}
