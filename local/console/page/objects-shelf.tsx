/**
 * The buckets and their objects.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { announce } from "./announce.ts";
import { call, withQuery } from "./call.ts";
import { formatBytes, formatMoment } from "./format.ts";
import { Notice } from "./notice.tsx";
import { objectPath } from "./object-path.ts";
import { ObjectVersions } from "./object-versions.tsx";
import { Scroll } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly versioned: boolean;
}

interface Listing {
  readonly buckets: readonly Bucket[];
  readonly objects?: readonly {
    readonly key: string;
    readonly sizeBytes: number;
    readonly contentType?: string;
    readonly lastModifiedMs: number;
    readonly versions: number;
  }[];
  readonly next?: string;
}

function Upload({
  bucket,
  done,
}: {
  readonly bucket: string;
  readonly done: () => void;
}): ComponentChild {
  const [problem, setProblem] = useState("");
  async function send(form: FormData): Promise<void> {
    const file = form.get("file") as File;
    const key = String(form.get("key")) || file.name;
    const answer = await call(objectPath(bucket, key), { method: "PUT", body: file });
    setProblem(answer.kind === "ok" ? "" : answer.problem);
    if (answer.kind === "ok") {
      announce(`${key} is uploaded`);
      done();
    }
  }
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <label class="field grow">
        Upload a file
        <input type="file" name="file" required />
      </label>
      <label class="field grow">
        Key
        <input
          name="key"
          placeholder="the name of the file"
          spellcheck={false}
          autocomplete="off"
        />
      </label>
      <button type="submit">Upload</button>
      <p class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}

function ObjectTable({
  listing,
  opened,
  open,
}: {
  readonly listing: Listing;
  readonly opened: string;
  readonly open: (key: string) => void;
}): ComponentChild {
  const { objects = [] } = listing;
  return objects.length === 0 ? (
    <p class="empty">The bucket has no such object.</p>
  ) : (
    <Scroll label="Objects of the bucket">
      <table class="grid">
        <caption class="unseen">Objects of the bucket</caption>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col" class="number">
              Size
            </th>
            <th scope="col">Type</th>
            <th scope="col">Changed, UTC</th>
            <th scope="col" class="number">
              Versions
            </th>
          </tr>
        </thead>
        <tbody>
          {objects.map(({ key, sizeBytes, contentType, lastModifiedMs, versions }) => (
            <tr key={key}>
              <th scope="row">
                <button
                  type="button"
                  class="plain code"
                  aria-expanded={opened === key}
                  onClick={() => open(opened === key ? "" : key)}
                >
                  {key}
                </button>
              </th>
              <td class="number">{formatBytes(sizeBytes)}</td>
              <td>{contentType}</td>
              <td>{formatMoment(lastModifiedMs)}</td>
              <td class="number">{versions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The shelf. */
export function ObjectsShelf(): ComponentChild {
  const [chosen, setChosen] = useState("");
  const [prefix, setPrefix] = useState("");
  const [after, setAfter] = useState("");
  const [opened, setOpened] = useState("");
  const buckets = useCall<Listing>("objects");
  const bucket = chosen || (buckets.value?.buckets[0]?.name ?? "");
  const listing = useCall<Listing>(
    withQuery("objects", bucket === "" ? {} : { bucket, prefix, after }),
  );
  if (buckets.value === undefined) {
    return <Notice problem={buckets.problem} />;
  }
  if (buckets.value.buckets.length === 0) {
    return <p class="empty">The program has no bucket.</p>;
  }
  return (
    <div class="shelf">
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <label class="field grow">
          Bucket
          <select
            value={bucket}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              setAfter("");
              setOpened("");
            }}
          >
            {buckets.value.buckets.map(({ name, region }) => (
              <option key={name} value={name}>
                {name}, {region}
              </option>
            ))}
          </select>
        </label>
        <label class="field grow">
          Keys that begin with
          <input
            type="search"
            value={prefix}
            spellcheck={false}
            onInput={(event) => {
              setPrefix(event.currentTarget.value);
              setAfter("");
            }}
          />
        </label>
        <button type="button" onClick={() => void listing.again()}>
          Refresh
        </button>
      </form>
      {listing.value === undefined ? (
        <Notice problem={listing.problem} />
      ) : (
        <ObjectTable listing={listing.value} opened={opened} open={setOpened} />
      )}
      {(listing.value?.next !== undefined || after !== "") && (
        <p class="row">
          <button type="button" disabled={after === ""} onClick={() => setAfter("")}>
            First
          </button>
          <button
            type="button"
            disabled={listing.value?.next === undefined}
            onClick={() => setAfter(listing.value?.next ?? "")}
          >
            Next
          </button>
        </p>
      )}
      {opened !== "" && (
        <ObjectVersions key={`${bucket} ${opened}`} bucket={bucket} name={opened} />
      )}
      <Upload key={bucket} bucket={bucket} done={() => void listing.again()} />
    </div>
  );
}
