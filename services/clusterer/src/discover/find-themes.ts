import {
  buildAssignmentModel,
  discoverThemes,
  nameThemes,
  type AssignmentModel,
  type Discovery,
  type DiscoveryStage,
  type Embed,
  type ThemeNames,
} from '@earshot/themes';

export type FindThemes = {
  texts: readonly string[];
  /** n × dim, row-major, unit rows. */
  vectors: Float32Array;
  dim: number;
  seed: number;
  /** More is on its way and will be searched soon: names come from the words alone. */
  isPreview: boolean;
};

export type FoundThemes = { discovery: Discovery; names: ThemeNames; model: AssignmentModel };

/** Finds the themes of a workspace, names them and makes the model that places new mentions. Takes seconds of CPU. */
export async function findThemes(
  input: FindThemes,
  embed: Embed,
  onProgress: (stage: DiscoveryStage, fraction: number) => void,
): Promise<FoundThemes> {
  const discovery = discoverThemes({ ...input, onProgress });
  const names = await nameThemes({
    ...input,
    labels: discovery.labels,
    areas: discovery.themes.map((theme) => theme.area),
    ...(input.isPreview ? {} : { embed }),
  });
  const themes = discovery.themes.length;
  const model = buildAssignmentModel({ ...input, labels: discovery.labels, themes });
  return { discovery, names, model };
}
