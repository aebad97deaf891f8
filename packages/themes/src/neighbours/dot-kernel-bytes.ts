/**
 * WebAssembly for `dots(left, leftRows, right, rightRows, rowBytes, out)` over 16-bit vectors in `env.memory`:
 * out[i * rightRows + j] = ⟨left row i, right row j⟩ as int32. `leftRows` is a multiple of 2, `rightRows` of 4,
 * `rowBytes` of 16. A tile of 2 × 4 rows keeps 8 sums in registers, which plain JS arithmetic cannot.
 */
export function dotKernelBytes(): Uint8Array<ArrayBuffer> {
  const signature = [1, FUNCTION_TYPE, 6, I32, I32, I32, I32, I32, I32, 0];
  const memory = [1, ...name('env'), ...name('memory'), 2, 0, 1];
  const entry = [1, ...name('dots'), 0, 0];
  const body = sized([2, LOCALS, I32, 10, V128, ...kernel(), END]);
  const sections = [
    [1, signature],
    [2, memory],
    [3, [1, 0]],
    [7, entry],
    [10, [1, ...body]],
  ] as const;
  const encoded = sections.flatMap(([id, content]) => [id, ...sized([...content])]);
  return Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...encoded]);
}

const FUNCTION_TYPE = 0x60;
const I32 = 0x7f;
const V128 = 0x7b;
const END = 0x0b;
const ADD = 0x6a;
const MULTIPLY = 0x6c;
const SHIFT_LEFT = 0x74;
const LESS = 0x49;

const [LEFT, LEFT_ROWS, RIGHT, RIGHT_ROWS, ROW_BYTES, OUT] = [0, 1, 2, 3, 4, 5];
const [LEFT_END, RIGHT_END, RIGHT_AT, OUT_AT, OFFSET, STRIDE, POINTER] = [6, 7, 8, 9, 10, 11, 12];
const LOCALS = 7;
const SUMS = 13;
const [LEFT_0, LEFT_1] = [21, 22];

function kernel(): number[] {
  return [
    ...set(LEFT_END, [...get(LEFT), ...get(LEFT_ROWS), ...get(ROW_BYTES), MULTIPLY, ADD]),
    ...set(RIGHT_END, [...get(RIGHT), ...get(RIGHT_ROWS), ...get(ROW_BYTES), MULTIPLY, ADD]),
    ...set(STRIDE, [...get(RIGHT_ROWS), ...constant(2), SHIFT_LEFT]),
    ...repeatWhile(LEFT, LEFT_END, [
      ...set(RIGHT_AT, get(RIGHT)),
      ...set(OUT_AT, get(OUT)),
      ...repeatWhile(RIGHT_AT, RIGHT_END, [
        ...tile(),
        ...set(RIGHT_AT, [...get(RIGHT_AT), ...get(ROW_BYTES), ...constant(2), SHIFT_LEFT, ADD]),
        ...set(OUT_AT, [...get(OUT_AT), ...constant(16), ADD]),
      ]),
      ...set(LEFT, [...get(LEFT), ...get(ROW_BYTES), ...constant(1), SHIFT_LEFT, ADD]),
      ...set(OUT, [...get(OUT), ...get(STRIDE), ...constant(1), SHIFT_LEFT, ADD]),
    ]),
  ];
}

function tile(): number[] {
  const clear = range(8).flatMap((sum) => set(SUMS + sum, zeroVector()));
  return [
    ...clear,
    ...set(OFFSET, constant(0)),
    ...repeatWhile(OFFSET, ROW_BYTES, [
      ...accumulate(),
      ...set(OFFSET, [...get(OFFSET), ...constant(16), ADD]),
    ]),
    ...get(OUT_AT),
    ...foldFour(SUMS),
    ...store(),
    ...get(OUT_AT),
    ...get(STRIDE),
    ADD,
    ...foldFour(SUMS + 4),
    ...store(),
  ];
}

function accumulate(): number[] {
  const leftAt = [...get(LEFT), ...get(OFFSET), ADD];
  const loads = [
    ...set(LEFT_0, [...leftAt, ...load()]),
    ...set(LEFT_1, [...leftAt, ...get(ROW_BYTES), ADD, ...load()]),
    ...set(POINTER, [...get(RIGHT_AT), ...get(OFFSET), ADD]),
  ];
  const products = range(4).flatMap((column) => [
    ...addProduct(SUMS + column, LEFT_0),
    ...addProduct(SUMS + 4 + column, LEFT_1),
    ...set(POINTER, [...get(POINTER), ...get(ROW_BYTES), ADD]),
  ]);
  return [...loads, ...products];
}

function addProduct(sum: number, left: number): number[] {
  return set(sum, [
    ...get(left),
    ...get(POINTER),
    ...load(),
    ...simd(186),
    ...get(sum),
    ...simd(174),
  ]);
}

/** Four sums of four lanes each become one vector of four totals. */
function foldFour(first: number): number[] {
  const low = foldTwo(get(first), get(first + 1), [0, 4, 1, 5]);
  const high = foldTwo(get(first + 2), get(first + 3), [0, 4, 1, 5]);
  return [
    ...set(LEFT_0, low),
    ...set(LEFT_1, high),
    ...foldTwo(get(LEFT_0), get(LEFT_1), [0, 1, 4, 5]),
  ];
}

function foldTwo(left: number[], right: number[], lanes: number[]): number[] {
  const rest = lanes.map((lane) => lane + 2);
  return [...left, ...right, ...shuffle(lanes), ...left, ...right, ...shuffle(rest), ...simd(174)];
}

function repeatWhile(counter: number, limit: number, body: number[]): number[] {
  return [0x03, 0x40, ...body, ...get(counter), ...get(limit), LESS, 0x0d, 0, END];
}

function shuffle(lanes: number[]): number[] {
  return [...simd(13), ...lanes.flatMap((lane) => range(4).map((byte) => lane * 4 + byte))];
}

function load(): number[] {
  return [...simd(0), 4, 0];
}

function store(): number[] {
  return [...simd(11), 4, 0];
}

function zeroVector(): number[] {
  return [...simd(12), ...range(16).map(() => 0)];
}

function simd(code: number): number[] {
  return [0xfd, ...unsigned(code)];
}

function get(local: number): number[] {
  return [0x20, local];
}

function set(local: number, value: number[]): number[] {
  return [...value, 0x21, local];
}

/** `i32.const` of a number below 64, which fits one signed LEB128 byte. */
function constant(value: number): number[] {
  return [0x41, value];
}

function name(text: string): number[] {
  return sized([...new TextEncoder().encode(text)]);
}

function sized(content: number[]): number[] {
  return [...unsigned(content.length), ...content];
}

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}
