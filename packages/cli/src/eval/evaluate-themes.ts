import type { Embedder } from '@earshot/models';
import {
  adjustedRandIndex,
  bCubed,
  clusteringAccuracy,
  discoverThemes,
  nameThemes,
  normalisedMutualInformation,
} from '@earshot/themes';
import type { Labelled } from './read-labelled.ts';
import { nameAccuracy } from './name-accuracy.ts';

/** Shares are 0 … 1. Rows without a theme count as one group of their own. */
export type Evaluation = {
  n: number;
  k: number;
  kGold: number;
  nmi: number;
  ari: number;
  accuracy: number;
  b3f1: number;
  coverage: number;
  /** Themes whose name is closest to their majority label, of all labels. */
  nameAccuracy: number;
  /** NMI of the areas against the file's; null without that column. */
  areaNmi: number | null;
  secondsEmbed: number;
  secondsCluster: number;
  peakRssMb: number;
};

type Options = { seed: number; onProgress: (stage: string, fraction: number) => void };

/** Runs the product's discovery on the texts alone and compares it with the labels. */
export async function evaluateThemes(
  deps: { embedder: Embedder },
  labelled: Labelled,
  options: Options,
): Promise<Evaluation> {
  const { texts } = labelled;
  const startedAt = performance.now();
  const vectors = await embedAll(deps.embedder, texts, options);
  const embeddedAt = performance.now();
  const dim = deps.embedder.dimension;
  const discovery = discoverThemes({
    vectors,
    dim,
    texts,
    seed: options.seed,
    onProgress: options.onProgress,
  });
  const clusteredAt = performance.now();
  const truth = numberLabels(labelled.labels);
  const { labels } = discovery;
  const areasOfThemes = discovery.themes.map((theme) => theme.area);
  const names = await nameThemes({
    texts,
    labels,
    areas: areasOfThemes,
    vectors,
    dim,
    embed: (phrases) => deps.embedder.embed(phrases),
  });
  const named = names.themes.map((theme) => theme.name);
  return {
    n: texts.length,
    k: discovery.themes.length,
    kGold: new Set(labelled.labels).size,
    nmi: normalisedMutualInformation(labels, truth),
    ari: adjustedRandIndex(labels, truth),
    accuracy: clusteringAccuracy(labels, truth),
    b3f1: bCubed(labels, truth).f1,
    coverage: discovery.coverage,
    nameAccuracy: await nameAccuracy(deps, {
      names: named,
      assigned: labels,
      labels: labelled.labels,
    }),
    areaNmi:
      labelled.areas === undefined
        ? null
        : normalisedMutualInformation(
            Array.from(labels, (theme) => areasOfThemes[theme] ?? -1),
            numberLabels(labelled.areas),
          ),
    secondsEmbed: (embeddedAt - startedAt) / 1000,
    secondsCluster: (clusteredAt - embeddedAt) / 1000,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

const batch = 512;

async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  options: Options,
): Promise<Float32Array> {
  const vectors = new Float32Array(texts.length * embedder.dimension);
  for (let at = 0; at < texts.length; at += batch) {
    vectors.set(await embedder.embed(texts.slice(at, at + batch)), at * embedder.dimension);
    options.onProgress('embedding', Math.min(1, (at + batch) / texts.length));
  }
  return vectors;
}

function numberLabels(labels: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(labels, (label) => {
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}
