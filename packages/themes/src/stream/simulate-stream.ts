import { discoverPending } from './discover-pending.ts';
import { assignOnline } from '../assignment/assign-online.ts';
import type { AssignmentModel } from '../assignment/assignment-model.ts';
import { buildAssignmentModel } from '../assignment/build-assignment-model.ts';
import { discoverThemes } from '../discovery/discover-themes.ts';
import { applyMatching } from '../identity/apply-matching.ts';
import { selectRows } from '../vectors/matrix.ts';

export interface StreamPlan {
  /** n × dim, unit rows in order of arrival. */
  vectors: Float32Array;
  dim: number;
  texts?: readonly string[];
  /** Rows that are there at the start. */
  bootstrap: number;
  /** Rows of each later batch. */
  batch: number;
  seed: number;
}

export interface StreamRun {
  /** Theme of each row at the end, −1 for none. Ids count up and are never used again. */
  labels: Int32Array;
  /** Themes that were born after the start, with the number of rows that had arrived. */
  births: { theme: number; arrived: number }[];
  /** Rows that were given another theme, all of them under a recorded split, merge, birth or end. */
  restated: number;
}

/** Pending rows that are worth looking at together. */
const PENDING = 40;
/** Growth after which the whole is clustered again and its splits and merges are taken over. */
const RECLUSTER_AT = 1.2;

/** Runs a stream the way the service does: bootstrap, then assign each batch, and look for new themes in what is left. */
export function simulateStream(plan: StreamPlan): StreamRun {
  const started = startStream(plan);
  const rows = plan.vectors.length / plan.dim;
  for (let from = plan.bootstrap; from < rows; from += plan.batch) {
    const until = Math.min(rows, from + plan.batch);
    assignRows(
      plan,
      started,
      Array.from({ length: until - from }, (_, index) => from + index),
    );
    if (until >= RECLUSTER_AT * started.reclusteredAt) recluster(plan, started, until);
    else if (started.pending.length >= PENDING) settlePending(plan, started, until);
  }
  recluster(plan, started, rows);
  return { labels: started.labels, births: started.births, restated: started.restated };
}

interface StreamState {
  labels: Int32Array;
  themes: number;
  model: AssignmentModel;
  cohesion: number;
  pending: number[];
  births: StreamRun['births'];
  restated: number;
  reclusteredAt: number;
}

function startStream(plan: StreamPlan): StreamState {
  const rows = plan.vectors.length / plan.dim;
  const texts = plan.texts?.slice(0, plan.bootstrap);
  const vectors = plan.vectors.subarray(0, plan.bootstrap * plan.dim);
  const found = discoverThemes({
    vectors,
    dim: plan.dim,
    seed: plan.seed,
    ...(texts && { texts }),
  });
  const labels = new Int32Array(rows).fill(-1);
  labels.set(found.labels);
  const model = learn(plan, { labels, themes: found.themes.length, arrived: plan.bootstrap });
  const pending = [...found.labels.keys()].filter((row) => labels[row] === -1);
  return {
    labels,
    themes: found.themes.length,
    model,
    cohesion: found.cohesion,
    pending,
    births: [],
    restated: 0,
    reclusteredAt: plan.bootstrap,
  };
}

function learn(
  plan: StreamPlan,
  from: { labels: Int32Array; themes: number; arrived: number },
): AssignmentModel {
  return buildAssignmentModel({
    vectors: plan.vectors.subarray(0, from.arrived * plan.dim),
    dim: plan.dim,
    labels: from.labels.subarray(0, from.arrived),
    themes: from.themes,
    seed: plan.seed,
  });
}

function assignRows(plan: StreamPlan, state: StreamState, rows: readonly number[]): void {
  for (const row of rows) {
    const { theme } = assignOnline(
      state.model,
      plan.vectors.subarray(row * plan.dim, (row + 1) * plan.dim),
    );
    state.labels[row] = theme;
    if (theme < 0) state.pending.push(row);
  }
}

function settlePending(plan: StreamPlan, state: StreamState, arrived: number): void {
  const rows = state.pending;
  const { data: vectors } = selectRows({ data: plan.vectors, dim: plan.dim }, rows);
  const texts = plan.texts && rows.map((row) => plan.texts?.[row] ?? '');
  const { seed } = plan;
  const outcome = discoverPending(state.model, {
    vectors,
    seed,
    cohesion: state.cohesion,
    ...(texts && { texts }),
  });
  for (const { theme, rows: own } of outcome.absorbed)
    label(
      state,
      own.map((index) => rows[index] ?? 0),
      theme,
    );
  for (const own of outcome.births) {
    label(
      state,
      own.map((index) => rows[index] ?? 0),
      state.themes,
    );
    state.births.push({ theme: state.themes++, arrived });
  }
  state.model = learn(plan, { labels: state.labels, themes: state.themes, arrived });
  state.pending = [];
  assignRows(
    plan,
    state,
    outcome.waiting.map((index) => rows[index] ?? 0),
  );
}

/** Clusters everything that has arrived again; lasting themes keep their ids and their rows. */
function recluster(plan: StreamPlan, state: StreamState, arrived: number): void {
  const texts = plan.texts?.slice(0, arrived);
  const vectors = plan.vectors.subarray(0, arrived * plan.dim);
  const found = discoverThemes({
    vectors,
    dim: plan.dim,
    seed: plan.seed,
    ...(texts && { texts }),
  });
  const before = state.labels.slice(0, arrived);
  const next = applyMatching(before, found.labels, state.themes);
  state.restated += before.filter((theme, row) => theme >= 0 && next.labels[row] !== theme).length;
  state.labels.set(next.labels);
  for (let theme = state.themes; theme < next.nextFreeId; theme++)
    state.births.push({ theme, arrived });
  state.themes = next.nextFreeId;
  state.cohesion = found.cohesion;
  state.reclusteredAt = arrived;
  state.model = learn(plan, { labels: state.labels, themes: state.themes, arrived });
  state.pending = [...next.labels.keys()].filter((row) => next.labels[row] === -1);
}

function label(state: StreamState, rows: readonly number[], theme: number): void {
  for (const row of rows) state.labels[row] = theme;
}
