/**
 * The page, and the picture of the stack that it shows.
 *
 * @module
 */
import type { Model } from "../model/stack-model.ts";
import { openPart, type PartDetails } from "../picture/part-details.ts";
import type { Picture } from "../picture/picture.ts";
import { readPicture } from "../picture/read-picture.ts";
import type { Graph } from "../program/graph.ts";
import { maskedJson } from "../program/masked-json.ts";
import { secretTexts } from "../program/secret-texts.ts";
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { required, textField } from "./fields.ts";
import { readPackRules, rulesAbout } from "./pack-rules.ts";
import { pageFiles, pagePolicy } from "./page-files.ts";

/** What is served. */
export interface PictureView {
  /** Folder of the project. */
  readonly root: string;
  readonly model: () => Model;
  /** `undefined` while the first evaluation is under way. */
  readonly graph: () => Graph | undefined;
}

/** A picture, and what it was made from. */
interface Known {
  readonly graph: Graph;
  readonly picture: Picture;
  readonly secrets: readonly string[];
}

/** The page's own files. */
const files = [
  ["", "text/html", "The page: requests, the stack, the world around it, and what it holds"],
  ["console.js", "text/javascript", "The script of the page"],
  ["console.css", "text/css", "The style of the page"],
] as const;

async function answerFile(name: string): Promise<ControlAnswer> {
  const file = (await pageFiles()).get(name);
  return file === undefined
    ? plainAnswer(404, `no file ${name}`)
    : { status: 200, ...file, headers: ["Content-Security-Policy", pagePolicy] };
}

/** The controls of the page. A picture is made once for each graph. */
export function pageControls({ root, model, graph }: PictureView): readonly ControlRow[] {
  let known: Known | undefined;
  const current = (): Known | undefined => {
    const served = graph();
    if (served !== undefined && known?.graph !== served) {
      known = {
        graph: served,
        picture: readPicture(model(), served),
        secrets: secretTexts(served),
      };
    }
    return known;
  };
  const early = () => plainAnswer(503, "the program is being evaluated");
  return [
    ...files.map(([name, answerType, summary]) =>
      control({
        method: "GET",
        path: `/__local/${name}`,
        summary,
        answer: "The file",
        answerType,
        fields: {},
        run: () => answerFile(name),
      }),
    ),
    control({
      method: "GET",
      path: "/__local/graph",
      summary: "Shows what serves requests: its parts and the links between them",
      answer:
        "project, stack, parts (id, kind, name, detail, urn, region), links (from, to, kind), distributions (name, firewall, cache, lanes)",
      fields: {},
      run() {
        const now = current();
        return now === undefined ? early() : jsonAnswer(now.picture);
      },
    }),
    control({
      method: "GET",
      path: "/__local/parts/{id+}",
      summary: "Shows one part: its resources with their properties, and what is not simulated",
      answer:
        "The part as in the graph, resources, notSimulated, and policies (name, statement, url) where the project has a pack; secrets are masked",
      fields: { id: required(textField("Id of a part, as the graph lists it")) },
      async run({ id }) {
        const now = current();
        const part = now?.picture.parts.find((each) => each.id === id);
        if (now === undefined) {
          return early();
        }
        if (part === undefined) {
          return plainAnswer(404, `no part ${JSON.stringify(id)}; GET /__local/graph lists them`);
        }
        const opened = openPart(part, now.picture, now.graph, model().notSimulated);
        const rules = await readPackRules(root);
        const types = new Set(opened.resources.map(({ type }) => type));
        // Only what the program declares can contain a secret.
        const shown: PartDetails = JSON.parse(maskedJson(opened, now.secrets));
        return jsonAnswer(rules ? { ...shown, policies: rulesAbout(rules, types) } : shown);
      },
    }),
  ];
}
