/**
 * The cyclic redundancy checks of S3 that Node does not bring, reflected and table-driven.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 * @module
 */

/** CRC-32C (Castagnoli, RFC 3720 appendix B.4), reversed. */
const castagnoli = 0x82f63b78n;
/** CRC-64/NVME (NVM Express command set specification), reversed. */
const nvme = 0x9a6c9329ac4bc9b5n;

/** A running check: the halves of a register, kept inverted as both algorithms demand. */
interface Register {
  high: number;
  low: number;
}

/** Tables of 256 entries for one polynomial, split in halves: JavaScript's integer operators are 32 bits wide. */
interface Table {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

function buildTable(polynomial: bigint): Table {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1n) === 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    }
    table.high[byte] = Number(value >> 32n);
    table.low[byte] = Number(value & 0xffff_ffffn);
  }
  return table;
}

function advance(register: Register, table: Table, data: Buffer): void {
  let { high, low } = register;
  for (const byte of data) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (table.low[index] ?? 0);
    high = (high >>> 8) ^ (table.high[index] ?? 0);
  }
  register.high = high;
  register.low = low;
}

/** Something that takes bytes in pieces and gives their check. */
export interface Digester {
  update(data: Buffer): void;
  /** Big-endian bytes. */
  digest(): Buffer;
}

/** Built on first use: most runs never meet these algorithms. */
const tables = new Map<bigint, Table>();

function createDigester(polynomial: bigint, sizeBytes: 4 | 8): Digester {
  const table = tables.get(polynomial) ?? buildTable(polynomial);
  tables.set(polynomial, table);
  // A 32-bit check lives in the low half; zeros must enter from above.
  const register = { high: sizeBytes === 8 ? 0xffff_ffff : 0, low: 0xffff_ffff };
  return {
    update: (data) => advance(register, table, data),
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~register.high >>> 0, 0);
      bytes.writeUInt32BE(~register.low >>> 0, 4);
      return bytes.subarray(8 - sizeBytes);
    },
  };
}

/** CRC-32C. */
export function createCrc32c(): Digester {
  return createDigester(castagnoli, 4);
}

/** CRC-64/NVME. */
export function createCrc64Nvme(): Digester {
  return createDigester(nvme, 8);
}
