/**
 * One request, opened: what was decided and done for it, in order.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { RequestRecord } from "../../trace/request-record.ts";
import { announce } from "./announce.ts";
import { call } from "./call.ts";
import { formatMoment, formatMs } from "./format.ts";
import { MessageView } from "./message-view.tsx";
import { Replay } from "./replay.tsx";
import { CacheMark, StatusMark, viewerText } from "./request-marks.tsx";
import { requests } from "./request-store.ts";
import { hrefOf } from "./route.ts";
import { StageList } from "./stage-list.tsx";

/** Copies a text, and says so. */
async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} is copied`);
  } catch {
    announce(`${what} could not be copied`);
  }
}

async function copyCurl(id: string): Promise<void> {
  const answer = await call<string>(`requests/${encodeURIComponent(id)}/curl`);
  if (answer.kind === "ok") {
    await copy(answer.value, "The curl command");
  } else {
    announce(answer.problem);
  }
}

function Facts({ record }: { readonly record: RequestRecord }): ComponentChild {
  const facts: readonly (readonly [string, ComponentChild])[] = [
    ["Status", <StatusMark key="status" status={record.status} />],
    ["Cache", <CacheMark key="cache" {...record} />],
    ["Took", formatMs(record.durationMs)],
    ["Viewer", viewerText(record)],
    ["Address", record.clientIp],
    ["Endpoint", record.endpoint],
    ["Host", record.host],
    ["Region", record.region ?? "–"],
    ["Arrived, UTC", formatMoment(record.startedMs)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The view of a request that is recorded, or of one to be sent. */
export function RequestView({ id }: { readonly id: string }): ComponentChild {
  const [record, setRecord] = useState<RequestRecord>();
  const [problem, setProblem] = useState("");
  const [isEditing, setEditing] = useState(false);
  const summary = requests.value.find((each) => each.id === id);
  const isEnded = summary?.status !== undefined;
  useEffect(() => {
    if (id !== "new") {
      void call<RequestRecord>(`requests/${encodeURIComponent(id)}`).then((answer) => {
        if (answer.kind === "ok") {
          setRecord(answer.value);
        } else {
          setProblem(
            answer.status === 404 ? "This request is not recorded any more." : answer.problem,
          );
        }
      });
    }
  }, [id, isEnded]);
  if (id === "new") {
    return (
      <>
        <Back />
        <h1>New request</h1>
        <Replay />
      </>
    );
  }
  if (record === undefined) {
    return (
      <>
        <Back />
        <h1>Request</h1>
        <p class="empty">{problem === "" ? "Loading" : problem}</p>
      </>
    );
  }
  return (
    <article class="request">
      <Back />
      <div class="heading">
        <h1>
          <span class="method">{record.method}</span> <span class="url">{record.url}</span>
        </h1>
        <div class="actions">
          <button type="button" onClick={() => void copyCurl(id)}>
            Copy as curl
          </button>
          <button type="button" onClick={() => void copy(location.href, "The address")}>
            Copy link
          </button>
          <button type="button" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            Replay
          </button>
          <a
            class="button"
            href={`/__local/requests.har?id=${encodeURIComponent(id)}`}
            download={`request-${id}.har`}
          >
            HAR
          </a>
        </div>
      </div>
      <Facts record={record} />
      {isEditing && <Replay record={record} />}
      <StageList record={record} />
      <div class="columns">
        <MessageView title="Request as it arrived" message={record.request} />
        {record.response !== undefined && (
          <MessageView title="Response as sent" message={record.response} />
        )}
      </div>
    </article>
  );
}

function Back(): ComponentChild {
  return (
    <p class="back">
      <a href={hrefOf("requests")}>All requests</a>
    </p>
  );
}
