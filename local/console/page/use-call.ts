/**
 * What a control answers, kept by a component.
 *
 * @module
 */
import { useCallback, useEffect, useState } from "preact/hooks";
import { call } from "./call.ts";

/** What is known of an answer. */
export interface UseCall<T> {
  /** `undefined` until there is one. */
  readonly value: T | undefined;
  /** Why there is none; empty while there is. */
  readonly problem: string;
  /** Calls again. */
  readonly again: () => Promise<void>;
}

/** Calls a control with GET, and again when the path changes. What comes late for another path is dropped. */
export function useCall<T>(path: string): UseCall<T> {
  const [answer, setAnswer] = useState<Omit<UseCall<T>, "again">>({
    value: undefined,
    problem: "",
  });
  const read = useCallback(
    async (signal?: AbortSignal) => {
      const called = await call<T>(path, signal ? { signal } : {});
      if (signal?.aborted !== true) {
        setAnswer(
          called.kind === "ok"
            ? { value: called.value, problem: "" }
            : { value: undefined, problem: called.problem },
        );
      }
    },
    [path],
  );
  useEffect(() => {
    const abort = new AbortController();
    void read(abort.signal);
    return () => abort.abort();
  }, [read]);
  return { ...answer, again: () => read() };
}
