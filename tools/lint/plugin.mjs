import { envInMain } from './rules/env-in-main.mjs';
import { floors } from './rules/floors.mjs';
import { noBarrel } from './rules/no-barrel.mjs';
import { plainComments } from './rules/plain-comments.mjs';
import { summaryFirst } from './rules/summary-first.mjs';
import { tellingNames } from './rules/telling-names.mjs';

/** The project's own lint rules, loaded by oxlint through `jsPlugins`. */
export default {
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
