import { readFile, writeFile } from 'node:fs/promises';
import { printTypes } from './print-types.ts';

const document = new URL('../openapi.json', import.meta.url);
const types = new URL('../src/generated/openapi.ts', import.meta.url);

await writeFile(types, await printTypes(await readFile(document, 'utf8')));
console.log('Wrote packages/client/src/generated/openapi.ts');
