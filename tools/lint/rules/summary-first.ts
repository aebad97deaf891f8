import type { ESTree, Rule } from '@oxlint/plugins';

type TopLevel = ESTree.Program['body'][number];

/** In a file that exports functions, the exported summary stands above its helpers. */
export const summaryFirst: Rule = {
  meta: { type: 'suggestion', docs: { description: 'Exported function first, helpers below.' } },
  create(context) {
    return {
      Program(program) {
        const functions = program.body.filter(isFunction);
        const first = functions[0];
        if (first === undefined || isExported(first)) return;
        if (!functions.some(isExported)) return;
        context.report({
          node: first,
          message: 'Move this helper below the exported function that it helps.',
        });
      },
    };
  },
};

function isFunction(node: TopLevel): boolean {
  if (node.type === 'FunctionDeclaration') return true;
  return 'declaration' in node && node.declaration?.type === 'FunctionDeclaration';
}

function isExported(node: TopLevel): boolean {
  return node.type !== 'FunctionDeclaration';
}
