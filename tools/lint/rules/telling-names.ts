import type { Rule } from '@oxlint/plugins';
import { sourcePlace } from '../source-place.ts';

const EMPTY_NAMES = new Set(['util', 'utils', 'common', 'shared', 'helper', 'helpers', 'misc']);

/** A folder or file is named after what it holds; `utils` and its kin hold anything. */
export const tellingNames: Rule = {
  meta: {
    type: 'suggestion',
    docs: { description: 'No file or folder called utils or the like.' },
  },
  create(context) {
    return {
      Program(node) {
        const { unit, rest } = sourcePlace(context.filename);
        if (unit === undefined) return;
        const empty = [...unit.split('/'), ...rest]
          .map((part) => part.replace(/\..*$/, ''))
          .find((stem) => EMPTY_NAMES.has(stem));
        if (empty === undefined) return;
        context.report({ node, message: `"${empty}" says nothing: name it after what it holds.` });
      },
    };
  },
};
