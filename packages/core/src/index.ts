export * from './errors/app-error.ts';
export * from './errors/describe-error.ts';
export * from './feedback/feedback-change.ts';
export * from './feedback/merge-feedback.ts';
export * from './figures/pain-point.ts';
export * from './figures/report-snapshot.ts';
export * from './ids/new-id.ts';
export * from './mentions/mention.ts';
