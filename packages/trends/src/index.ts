export * from './intervals/poisson-interval.ts';
export * from './intervals/wilson-interval.ts';
export * from './ranking/score-pain-points.ts';
export * from './ranking/severity.ts';
export * from './rates/benjamini-hochberg.ts';
export * from './rates/classify-trend.ts';
export * from './rates/compare-rates.ts';
export * from './rates/standardise-rate.ts';
