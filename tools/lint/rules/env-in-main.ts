import type { Rule } from '@oxlint/plugins';
import { sourcePlace } from '../source-place.ts';

/** `process.env` is read in `main.ts` and handed down as configuration. */
export const envInMain: Rule = {
  meta: { type: 'problem', docs: { description: 'Read process.env only in main.ts.' } },
  create(context) {
    if (mayReadEnvironment(context.filename)) return {};
    const message = 'Read process.env in main.ts and pass the parsed configuration down.';
    return {
      MemberExpression(node) {
        const key = 'name' in node.property ? node.property.name : undefined;
        const literal = 'value' in node.property ? node.property.value : undefined;
        const isProcess = node.object.type === 'Identifier' && node.object.name === 'process';
        if (isProcess && (key === 'env' || literal === 'env')) context.report({ node, message });
      },
      ImportDeclaration(node) {
        if (!/^(node:)?process$/.test(node.source.value)) return;
        const named = node.specifiers.some(
          (specifier) =>
            specifier.type === 'ImportSpecifier' &&
            'name' in specifier.imported &&
            specifier.imported.name === 'env',
        );
        if (named) context.report({ node, message });
      },
    };
  },
};

function mayReadEnvironment(filename: string): boolean {
  const { unit, rest, isTest } = sourcePlace(filename);
  if (unit === undefined || unit === 'packages/testing' || isTest) return true;
  const name = rest.at(-1) ?? '';
  return name === 'main.ts' || name.endsWith('.config.ts') || rest[0] === 'scripts';
}
