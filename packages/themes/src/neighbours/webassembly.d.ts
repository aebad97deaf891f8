/** The part of the WebAssembly API used here; its full types come only with the browser's library. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  const Memory: new (descriptor: { initial: number }) => Memory;
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  const Instance: new (
    module: object,
    imports: Record<string, Record<string, Memory>>,
  ) => { exports: Record<string, unknown> };
}
