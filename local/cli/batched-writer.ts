/**
 * Joins texts that follow each other shortly into one write.
 *
 * Node writes to pipes and files synchronously, so a write for each request would take longer than its response.
 *
 * @module
 */

/** Characters after which a batch is written at once, so that its memory is bounded. */
const maxBatchLength = 65_536;

/** A writer with a batch. */
export interface BatchedWriter {
  /** Adds a text to the batch. */
  write(text: string): void;
  /** Writes the batch now, such as before the process ends. */
  flush(): void;
}

/**
 * Makes a writer.
 *
 * @param defer Runs the callback a little later: what is written until then is joined.
 */
export function batchedWriter(
  write: (text: string) => void,
  defer: (callback: () => void) => void,
): BatchedWriter {
  let batch = "";
  const flush = () => {
    const text = batch;
    batch = "";
    if (text !== "") {
      write(text);
    }
  };
  return {
    flush,
    write(text) {
      if (batch === "") {
        defer(flush);
      }
      batch += text;
      if (batch.length >= maxBatchLength) {
        flush();
      }
    },
  };
}
