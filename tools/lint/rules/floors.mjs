import { posix } from 'node:path';
import { floorViolation, unitOfPackageName } from '../floor-table.mjs';
import { sourcePlace } from '../source-place.mjs';

/** A package imports only from a lower floor, whether by name or by a path that leaves it. */
export const floors = {
  meta: { type: 'problem', docs: { description: 'Import only from a lower floor.' } },
  create(context) {
    const { unit, isTest } = sourcePlace(context.filename);
    if (unit === undefined) return {};
    return onEverySpecifier((specifier, node) => {
      const to = targetUnit(context.filename, specifier);
      if (to === undefined) return;
      const message = floorViolation({
        from: unit,
        to,
        inTest: isTest || unit === 'packages/testing',
      });
      if (message !== undefined) context.report({ node, message });
    });
  },
};

function onEverySpecifier(check) {
  function checkSource(node) {
    if (typeof node.source?.value === 'string') check(node.source.value, node);
  }
  return {
    ImportDeclaration: checkSource,
    ExportNamedDeclaration: checkSource,
    ExportAllDeclaration: checkSource,
    ImportExpression: checkSource,
    TSImportType: checkSource,
    // new URL('../../db/src/worker.ts', import.meta.url) and require('…')
    'NewExpression, CallExpression'(node) {
      const name = node.callee.name;
      const first = node.arguments[0];
      if ((name === 'URL' || name === 'require') && typeof first?.value === 'string') {
        check(first.value, node);
      }
    },
  };
}

function targetUnit(filename, specifier) {
  if (!specifier.startsWith('.')) return unitOfPackageName(specifier);
  const folder = posix.dirname(filename.replaceAll('\\', '/'));
  return sourcePlace(posix.join(folder, specifier)).unit;
}
