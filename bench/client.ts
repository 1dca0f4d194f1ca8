/**
 * The client of the benchmarks of servers.
 *
 * @module
 */
import autocannon from "autocannon";

/** Connections at once. */
const connections = 16;

/** What a load comes to; every status is 200, or it is an error. */
function checked(url: string, { non2xx, errors }: autocannon.Result): void {
  if (non2xx > 0 || errors > 0) {
    throw new Error(`${url}: ${non2xx} responses were no 200, ${errors} requests failed`);
  }
}

/** Requests per second to a server. @param headers @default none beside Host and Connection */
export async function requestsPerSecond(
  url: string,
  seconds: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const result = await autocannon({
    url,
    headers: { ...headers },
    connections,
    duration: seconds,
  });
  checked(url, result);
  return result.requests.average;
}

/** Sends a number of requests. @param requests Paths, in turn. */
export async function sendRequests(
  url: string,
  amount: number,
  headers: Readonly<Record<string, string>> = {},
  requests: readonly string[] = [],
): Promise<void> {
  const result = await autocannon({
    url,
    headers: { ...headers },
    connections,
    amount,
    ...(requests.length > 0 && { requests: requests.map((path) => ({ path })) }),
  });
  checked(url, result);
}
