import type { Comment, Rule } from '@oxlint/plugins';

const MAX_LINES = 3;
const BANNER = /[-=*#~_/]{5,}|[\u2500-\u257f]{3,}/;

/** A comment says why in at most three lines, without rulers. Docstrings may be longer. */
export const plainComments: Rule = {
  meta: { type: 'suggestion', docs: { description: 'Short comments, no banners.' } },
  create(context) {
    return {
      Program() {
        const comments = context.sourceCode.getAllComments();
        for (const comment of comments) {
          if (BANNER.test(comment.value)) {
            context.report({
              loc: comment.loc,
              message: 'No banners: let the code divide itself.',
            });
          }
        }
        for (const run of lineCommentRuns(comments)) {
          const first = run[0];
          if (first === undefined || run.length <= MAX_LINES) continue;
          context.report({
            loc: first.loc,
            message: `A comment of ${run.length} lines: say why in at most ${MAX_LINES}.`,
          });
        }
      },
    };
  },
};

function lineCommentRuns(comments: Comment[]): Comment[][] {
  const runs: Comment[][] = [];
  for (const comment of comments) {
    if (comment.type !== 'Line') continue;
    const run = runs.at(-1);
    const isNext = run?.at(-1)?.loc.end.line === comment.loc.start.line - 1;
    if (run !== undefined && isNext) run.push(comment);
    else runs.push([comment]);
  }
  return runs;
}
