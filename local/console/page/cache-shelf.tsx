/**
 * What the caches of the distributions hold.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { announce } from "./announce.ts";
import { call, withQuery } from "./call.ts";
import { Field } from "./field.tsx";
import { counted, formatBytes, formatSeconds } from "./format.ts";
import { Notice } from "./notice.tsx";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface CachedObject {
  readonly key: string;
  readonly path: string;
  readonly status: number;
  readonly sizeBytes: number;
  readonly ageSeconds: number;
  readonly freshForSeconds: number;
}

interface CachedDistribution {
  readonly arn: string;
  readonly name: string;
  readonly entries: number;
  readonly sizeBytes: number;
  readonly maxBytes: number;
  readonly objects: readonly CachedObject[];
}

interface CacheListing {
  readonly distributions: readonly CachedDistribution[];
  readonly next?: string;
}

function ObjectRow({
  object,
  drop,
}: {
  readonly object: CachedObject;
  readonly drop: () => void;
}): ComponentChild {
  const { key, path, status, sizeBytes, ageSeconds, freshForSeconds } = object;
  const isFresh = freshForSeconds > 0;
  return (
    <tr>
      <th scope="row" class="code" title={key}>
        {path}
      </th>
      <td>{status}</td>
      <td class="number">{formatBytes(sizeBytes)}</td>
      <td class="number">{formatSeconds(ageSeconds)}</td>
      <td class="number">
        {isFresh ? (
          formatSeconds(freshForSeconds)
        ) : (
          <span class="soft">stale for {formatSeconds(-freshForSeconds)}</span>
        )}
      </td>
      <td class="number">
        <button type="button" class="small" onClick={drop}>
          Drop<span class="unseen"> copies of {path}</span>
        </button>
      </td>
    </tr>
  );
}

function Distribution({
  distribution,
  drop,
}: {
  readonly distribution: CachedDistribution;
  readonly drop: (path: string) => void;
}): ComponentChild {
  const { name, entries, sizeBytes, maxBytes, objects } = distribution;
  return (
    <section class="panel">
      <div class="heading">
        <h2>{name}</h2>
        <p class="soft">
          {counted(entries, "copy", "copies")}, {formatBytes(sizeBytes)} of {formatBytes(maxBytes)}
        </p>
      </div>
      {objects.length === 0 ? (
        <p class="soft">Nothing of it is cached{entries > 0 ? " on this page" : ""}.</p>
      ) : (
        <Scroll label={`Copies in the cache of ${name}`}>
          <table class="grid">
            <caption class="unseen">Copies in the cache of {name}</caption>
            <thead>
              <tr>
                <th scope="col">Path</th>
                <th scope="col">Status</th>
                <th scope="col" class="number">
                  Size
                </th>
                <th scope="col" class="number">
                  Age
                </th>
                <th scope="col" class="number">
                  Fresh for
                </th>
                <th scope="col">
                  <span class="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {objects.map((object) => (
                <ObjectRow
                  key={object.key}
                  object={object}
                  drop={() => drop(object.path.split("?")[0] ?? "/")}
                />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

/** The shelf. */
export function CacheShelf(): ComponentChild {
  const [after, setAfter] = useState("");
  const { value, problem, again } = useCall<CacheListing>(withQuery("cache", { after }));
  const [refused, setRefused] = useState("");
  async function drop(path: string): Promise<void> {
    const answer = await call<string>(withQuery("invalidate", { path }), { method: "POST" });
    setRefused(answer.kind === "ok" ? "" : answer.problem);
    announce(answer.kind === "ok" ? answer.value.trim() : answer.problem);
    await again();
  }
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  return (
    <div class="shelf">
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void drop(String(new FormData(event.currentTarget).get("path")));
        }}
      >
        <Field label="Invalidate a path" name="path" value="/*" grow />
        <button type="submit">Invalidate</button>
        <button type="button" onClick={() => void again()}>
          Refresh
        </button>
        <p class="problem" role="alert">
          {refused}
        </p>
      </form>
      {value.distributions.length === 0 && <p class="empty">The program has no distribution.</p>}
      {value.distributions.map((distribution) => (
        <Distribution
          key={distribution.arn}
          distribution={distribution}
          drop={(path) => void drop(path)}
        />
      ))}
      {(value.next !== undefined || after !== "") && (
        <p class="row">
          <button type="button" disabled={after === ""} onClick={() => setAfter("")}>
            First
          </button>
          <button
            type="button"
            disabled={value.next === undefined}
            onClick={() => setAfter(value.next ?? "")}
          >
            Next
          </button>
        </p>
      )}
    </div>
  );
}
