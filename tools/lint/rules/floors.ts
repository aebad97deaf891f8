import { posix } from 'node:path';
import type { ESTree, Rule, Visitor } from '@oxlint/plugins';
import { floorViolation, unitOfPackageName } from '../floor-table.ts';
import { sourcePlace } from '../source-place.ts';

type Check = (specifier: string, node: ESTree.Node) => void;

/** A package imports only from a lower floor, whether by name or by a path that leaves it. */
export const floors: Rule = {
  meta: { type: 'problem', docs: { description: 'Import only from a lower floor.' } },
  create(context) {
    const { unit, isTest } = sourcePlace(context.filename);
    if (unit === undefined) return {};
    const inTest = isTest || unit === 'packages/testing';
    return onEverySpecifier((specifier, node) => {
      const to = targetUnit(context.filename, specifier);
      if (to === undefined) return;
      const message = floorViolation({ from: unit, to, inTest });
      if (message !== undefined) context.report({ node, message });
    });
  },
};

function onEverySpecifier(check: Check): Visitor {
  function checkSource(node: ESTree.Node & { source: ESTree.Expression | null }): void {
    if (node.source) checkLiteral(node.source, check);
  }
  // new URL('../../db/src/worker.ts', import.meta.url) and require('…') name files, too.
  function checkCall(node: ESTree.NewExpression | ESTree.CallExpression): void {
    const name = node.callee.type === 'Identifier' ? node.callee.name : '';
    const first = node.arguments[0];
    if (first && (name === 'URL' || name === 'require')) checkLiteral(first, check);
  }
  return {
    ImportDeclaration: checkSource,
    ExportNamedDeclaration: checkSource,
    ExportAllDeclaration: checkSource,
    ImportExpression: checkSource,
    TSImportType: checkSource,
    NewExpression: checkCall,
    CallExpression: checkCall,
  };
}

function checkLiteral(node: ESTree.Node, check: Check): void {
  if (node.type === 'Literal' && typeof node.value === 'string') check(node.value, node);
}

function targetUnit(filename: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return unitOfPackageName(specifier);
  const folder = posix.dirname(filename.replaceAll('\\', '/'));
  return sourcePlace(posix.join(folder, specifier)).unit;
}
