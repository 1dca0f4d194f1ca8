/**
 * Reporting how an API answers the request at hand.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { ApiStage } from "../../trace/request-record.ts";
import type { GatewayDeps } from "./gateway.ts";

/** What is found out on the way to the answer. */
export type ToldApi = { -readonly [Key in "route" | "authorizer"]?: ApiStage[Key] };

/** Answers, and reports it. @param answer Told of where to put what it finds out. */
export async function reported(
  { observe }: Pick<GatewayDeps, "observe">,
  api: Pick<ApiStage, "name" | "type" | "region" | "stage">,
  answer: (told: ToldApi) => Promise<Message>,
): Promise<Message> {
  const end = observe?.()?.begin();
  const told: ToldApi = {};
  const message = await answer(told);
  end?.({ kind: "api", ...api, ...told, status: message.status });
  return message;
}
