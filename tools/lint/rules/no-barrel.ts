import type { ESTree, Rule } from '@oxlint/plugins';
import { sourcePlace } from '../source-place.ts';

/** Only an `index.ts`, a package's small public face, passes on what other files export. */
export const noBarrel: Rule = {
  meta: { type: 'suggestion', docs: { description: 'No re-exports outside index.ts.' } },
  create(context) {
    const { unit, rest } = sourcePlace(context.filename);
    if (unit === undefined || rest.at(-1) === 'index.ts') return {};
    function report(node: ESTree.ExportAllDeclaration | ESTree.ExportNamedDeclaration): void {
      if (!node.source) return;
      context.report({
        node,
        message: "Import from the file itself; only a package's index.ts re-exports.",
      });
    }
    return { ExportAllDeclaration: report, ExportNamedDeclaration: report };
  },
};
