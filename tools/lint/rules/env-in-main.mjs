import { sourcePlace } from '../source-place.mjs';

/** `process.env` is read in `main.ts` and handed down as configuration. */
export const envInMain = {
  meta: { type: 'problem', docs: { description: 'Read process.env only in main.ts.' } },
  create(context) {
    if (mayReadEnvironment(context.filename)) return {};
    const message = 'Read process.env in main.ts and pass the parsed configuration down.';
    return {
      MemberExpression(node) {
        const key = node.computed ? node.property.value : node.property.name;
        if (node.object.name === 'process' && key === 'env') context.report({ node, message });
      },
      ImportDeclaration(node) {
        if (!/^(node:)?process$/.test(node.source.value)) return;
        const named = node.specifiers.some((specifier) => specifier.imported?.name === 'env');
        if (named) context.report({ node, message });
      },
    };
  },
};

function mayReadEnvironment(filename) {
  const { unit, rest, isTest } = sourcePlace(filename);
  if (unit === undefined || unit === 'packages/testing' || isTest) return true;
  const name = rest.at(-1) ?? '';
  return name === 'main.ts' || name.endsWith('.config.ts') || rest[0] === 'scripts';
}
