/**
 * The functions that requests reach, by their positions.
 *
 * @module
 */
import type { Model } from "../../model/stack-model.ts";
import type { FunctionStage } from "../../trace/request-record.ts";
import type { FunctionCall, ProfiledFunction } from "./request-profile.ts";

/** Collects functions as they are met. */
export class FunctionList {
  readonly functions: ProfiledFunction[] = [];
  readonly #model: Pick<Model, "functions">;
  readonly #positions = new Map<string, number>();

  constructor(model: Pick<Model, "functions">) {
    this.#model = model;
  }

  /** The invocation that a stage reports. */
  callOf({ arn, name, runtime, eventType }: FunctionStage): FunctionCall {
    const known = this.#positions.get(arn);
    if (known !== undefined) {
      return { function: known, event: eventType };
    }
    const version = this.#model.functions.get(arn);
    const kind = eventType === "invoke" ? "lambda" : "lambda-edge";
    const position = this.functions.length;
    this.functions.push({
      name,
      kind: runtime === "lambda" ? kind : "cloudfront-function",
      memoryMb: version?.memorySizeMb ?? 0,
      architecture: version?.architecture ?? "x86_64",
    });
    this.#positions.set(arn, position);
    return { function: position, event: eventType };
  }
}
