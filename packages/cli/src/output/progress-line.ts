import { Presets, SingleBar } from 'cli-progress';
import { note } from './print.ts';

export type ProgressLine = {
  /** `fraction` is 0 … 1. */
  update(stage: string, fraction: number, detail?: string): void;
  stop(): void;
};

/** Plain lines are written at most this often. */
const plainEveryMs = 5_000;

/** A progress bar on a terminal, a plain line now and then elsewhere. */
export function progressLine(): ProgressLine {
  return process.stderr.isTTY ? barOnTerminal() : plainLines();
}

function barOnTerminal(): ProgressLine {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} %  {stage} {detail}',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update(stage, fraction, detail = '') {
      if (!isStarted) bar.start(100, 0, { stage, detail });
      isStarted = true;
      bar.update(Math.floor(fraction * 100), { stage, detail });
    },
    stop: () => bar.stop(),
  };
}

function plainLines(): ProgressLine {
  let last = 0;
  let lastStage = '';
  return {
    update(stage, fraction, detail = '') {
      const isNews = stage !== lastStage;
      if (!isNews && Date.now() - last < plainEveryMs) return;
      last = Date.now();
      lastStage = stage;
      note(`${String(Math.floor(fraction * 100)).padStart(3)} %  ${stage} ${detail}`.trimEnd());
    },
    stop: () => undefined,
  };
}
