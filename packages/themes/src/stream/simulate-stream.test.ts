import { expect, it } from 'vitest';

import { simulateStream } from './simulate-stream.ts';
import { adjustedRandIndex } from '../metrics/adjusted-rand-index.ts';
import { seededRandom } from '../random.ts';
import { normalise } from '../vectors/centre.ts';

const DIM = 48;
const EARLY = 10;
const LATE = 3;
const BOOTSTRAP = 300;
const REST = 600;

it('finds themes that first appear in the stream and keeps those there were', () => {
  const { vectors, truth } = arrivals();
  const run = simulateStream({ vectors, dim: DIM, bootstrap: BOOTSTRAP, batch: 100, seed: 1 });
  expect(adjustedRandIndex(run.labels, truth)).toBeGreaterThan(0.85);
  for (let late = EARLY; late < EARLY + LATE; late++) {
    const own = run.labels.filter((_, row) => truth[row] === late);
    const [theme, rows] = mostCommon(own);
    expect(run.births.map((birth) => birth.theme)).toContain(theme);
    expect(rows / own.length).toBeGreaterThan(0.4);
    const inTheme = [...run.labels.keys()].filter((row) => run.labels[row] === theme);
    expect(inTheme.filter((row) => truth[row] === late).length / inTheme.length).toBeGreaterThan(
      0.5,
    );
  }
});

/** Ten themes from the start; three more only after it. */
function arrivals(): { vectors: Float32Array; truth: number[] } {
  const random = seededRandom(21);
  const direction = (): Float32Array => {
    const vector = Float32Array.from({ length: DIM }, () => random() - 0.5);
    normalise(vector);
    return vector;
  };
  const centres = Array.from({ length: EARLY + LATE }, direction);
  const vectors = new Float32Array((BOOTSTRAP + REST) * DIM);
  const truth: number[] = [];
  for (let row = 0; row < BOOTSTRAP + REST; row++) {
    const theme = row % (row < BOOTSTRAP ? EARLY : EARLY + LATE);
    const noise = direction();
    const vector = (centres[theme] ?? noise).map((value, at) => value + 0.7 * (noise[at] ?? 0));
    normalise(vector);
    vectors.set(vector, row * DIM);
    truth.push(theme);
  }
  return { vectors, truth };
}

function mostCommon(labels: Int32Array): [number, number] {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0] ?? [-1, 0];
}
