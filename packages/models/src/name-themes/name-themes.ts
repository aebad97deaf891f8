import { AppError } from '@earshot/core';
import type { CompletionOutcome, LanguageModel, TokenUsage } from '../language-model.ts';
import {
  nameLimits,
  nameThemeData,
  nameThemePrompt,
  nameThemeSchema,
  nameThemeSystem,
} from './name-themes-prompt.ts';
import { plainText } from './plain-text.ts';

/** A theme through its quotes. Personal data must have been redacted from them. */
export type ThemeToName = {
  id: string;
  /** Quotes nearest to the centre. */
  medoids: readonly string[];
  /** Quotes at the edge, so that the name covers them too. */
  boundary: readonly string[];
  /** The most similar other theme, to be told apart from. */
  neighbour?: { medoids: readonly string[] } | undefined;
};

export type ThemeNaming =
  | { kind: 'named'; themeId: string; name: string; description: string }
  | { kind: 'unnamed'; themeId: string; reason: UnnamedReason };

export type UnnamedReason = 'refused' | 'truncated' | 'invalid' | 'not-plain' | 'unavailable';

export type NameThemesResult = {
  /** One per theme, in their order. */
  namings: ThemeNaming[];
  usage: TokenUsage & { calls: number };
  /** Why the endpoint was given up, when it was. */
  failure?: AppError;
};

const lanes = 4;
const maxTokens = 400;

/**
 * Names themes with a language model, one call a theme so that no theme's feedback can touch another's
 * name. After the first failure of the endpoint no further call is made; those themes stay unnamed.
 */
export async function nameThemes(
  deps: { model: LanguageModel },
  themes: readonly ThemeToName[],
  options: { signal?: AbortSignal } = {},
): Promise<NameThemesResult> {
  const namings: ThemeNaming[] = [];
  const usage = { promptTokens: 0, completionTokens: 0, calls: 0 };
  let failure: AppError | undefined;
  const queue = themes.entries();

  async function runLane(): Promise<void> {
    for (const [index, theme] of queue) {
      const answer = failure ?? (await askName(deps.model, theme, options.signal));
      if (answer instanceof AppError) failure ??= answer;
      else addUsage(usage, answer.usage);
      namings[index] = namingOf(theme.id, answer);
    }
  }

  await Promise.all(Array.from({ length: lanes }, runLane));
  return { namings, usage, ...(failure && { failure }) };
}

type Answer = CompletionOutcome<{ name: string; description: string }>;

async function askName(
  model: LanguageModel,
  theme: ThemeToName,
  signal: AbortSignal | undefined,
): Promise<Answer | AppError> {
  try {
    return await model.complete({
      prompt: nameThemePrompt,
      system: nameThemeSystem,
      user: nameThemeData(theme),
      schema: nameThemeSchema(theme.id),
      maxTokens,
      signal,
    });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function addUsage(total: TokenUsage & { calls: number }, usage: TokenUsage): void {
  total.calls += 1;
  total.promptTokens += usage.promptTokens;
  total.completionTokens += usage.completionTokens;
}

function namingOf(themeId: string, answer: Answer | AppError): ThemeNaming {
  if (answer instanceof AppError) return { kind: 'unnamed', themeId, reason: 'unavailable' };
  if (answer.kind !== 'completed') return { kind: 'unnamed', themeId, reason: answer.kind };
  const name = plainText(answer.value.name, nameLimits.name);
  const description = plainText(answer.value.description, nameLimits.description);
  if (name === undefined || description === undefined) {
    return { kind: 'unnamed', themeId, reason: 'not-plain' };
  }
  return { kind: 'named', themeId, name, description };
}
