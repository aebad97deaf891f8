import type { Plugin } from '@oxlint/plugins';
import { envInMain } from './rules/env-in-main.ts';
import { floors } from './rules/floors.ts';
import { noBarrel } from './rules/no-barrel.ts';
import { plainComments } from './rules/plain-comments.ts';
import { summaryFirst } from './rules/summary-first.ts';
import { tellingNames } from './rules/telling-names.ts';

/** The project's own lint rules, loaded by oxlint through `jsPlugins`. */
const plugin: Plugin = {
  meta: { name: 'earshot' },
  rules: {
    'env-in-main': envInMain,
    floors,
    'no-barrel': noBarrel,
    'plain-comments': plainComments,
    'summary-first': summaryFirst,
    'telling-names': tellingNames,
  },
};

export default plugin;
