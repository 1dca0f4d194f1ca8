/**
 * One part of the stack, opened: its resources, what holds it, and what is not simulated of it.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import { kindName } from "../../picture/drawing.ts";
import type { PartDetails } from "../../picture/part-details.ts";
import type { Part } from "../../picture/picture.ts";
import { call } from "./call.ts";
import { counted } from "./format.ts";
import { hrefOf } from "./route.ts";

/** A property as one line of text. */
function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
}

function Resource({
  resource,
}: {
  readonly resource: PartDetails["resources"][number];
}): ComponentChild {
  const { urn, type, name, properties } = resource;
  return (
    <details class="raw" key={urn}>
      <summary>
        <strong>{name}</strong> <span class="soft">{type}</span>
      </summary>
      <table class="pairs">
        <caption class="unseen">Properties of {name}</caption>
        <tbody>
          {Object.entries(properties).map(([key, value]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td class="pre">{shown(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The panel. */
export function PartPanel({ part }: { readonly part: Part }): ComponentChild {
  const [details, setDetails] = useState<PartDetails>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    void call<PartDetails>(`parts/${encodeURIComponent(part.id)}`).then((answer) => {
      if (answer.kind === "ok") {
        setDetails(answer.value);
      } else {
        setProblem(answer.problem);
      }
    });
  }, [part.id]);
  return (
    <section class="panel part-panel" aria-labelledby="part-name">
      <div class="heading">
        <h2 id="part-name">{part.name}</h2>
        <p class="soft">{[kindName(part.kind), part.region].filter(Boolean).join(" in ")}</p>
        <a class="button" href={hrefOf("stack")}>
          Close
        </a>
      </div>
      {details === undefined ? (
        <p class="soft">{problem === "" ? "Loading" : problem}</p>
      ) : (
        <div class="columns">
          <section>
            <h3>{counted(details.resources.length, "resource")}</h3>
            {details.resources.map((resource) => (
              <Resource key={resource.urn} resource={resource} />
            ))}
          </section>
          <section>
            <h3>Not simulated</h3>
            {details.notSimulated.length === 0 ? (
              <p class="soft">Nothing that it declares is left out.</p>
            ) : (
              <ul class="findings">
                {details.notSimulated.map(({ urn, what, why }) => (
                  <li key={`${urn} ${what}`}>
                    <code>{what === "" ? urn.split("::").at(-1) : what}</code> {why}
                  </li>
                ))}
              </ul>
            )}
            {details.policies !== undefined && (
              <details class="raw">
                <summary>
                  {counted(details.policies.length, "policy", "policies")} about them
                </summary>
                <ul class="findings">
                  {details.policies.map(({ name, statement, url }) => (
                    <li key={name}>
                      <a href={url} rel="noreferrer" target="_blank">
                        {name}
                      </a>{" "}
                      {statement}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        </div>
      )}
    </section>
  );
}
