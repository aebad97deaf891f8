/** In a file that exports functions, the exported summary stands above its helpers. */
export const summaryFirst = {
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
          message: `Move "${first.id?.name}" below the exported function that it helps.`,
        });
      },
    };
  },
};

function isFunction(node) {
  return node.type === 'FunctionDeclaration' || node.declaration?.type === 'FunctionDeclaration';
}

function isExported(node) {
  return node.type !== 'FunctionDeclaration';
}
