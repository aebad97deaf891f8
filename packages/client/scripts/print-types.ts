import openapiTypescript, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from openapi.json by `pnpm --filter @earshot/client generate`.\n';

/**
 * The TypeScript of an OpenAPI 3.1 document.
 *
 * @param documentJson the document's text; references to other files are refused
 */
export async function printTypes(documentJson: string): Promise<string> {
  const nodes = await openapiTypescript(documentJson, { alphabetize: false });
  return HEADER + astToString(nodes);
}
