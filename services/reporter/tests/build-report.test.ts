import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addIsoWeeks, isoWeekDays, PainPoint } from '@earshot/core';
import { getPainPoints, listReports } from '@earshot/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../src/build/build-report.ts';
import { writeReport } from '../src/write-report.ts';
import { createWorkspace, openTestDatabase, type TestDatabase } from './open-test-workspace.ts';
import { seedWeeks } from './seed-weeks.ts';

const now = () => new Date('2023-06-07T09:00:00Z');
const week = '2023-W22';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.dispose());

const many = (text: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${text} (${at + 1})`);

/** Twelve quiet weeks, then one in which autopay breaks and a link stops to open. */
async function createLender() {
  const workspace = await createWorkspace(test.db);
  const quiet = Array.from({ length: 12 }, (_, at) => ({
    monday: isoWeekDays(addIsoWeeks(week, at - 12)).from,
    quotes: {
      'Autopay on the wrong day': many('autopay was late', 2),
      'Slow answers': many('no reply', 8),
    },
  }));
  const last = {
    monday: isoWeekDays(week).from,
    quotes: {
      'Autopay on the wrong day': many('they took it twice', 14),
      'Slow answers': many('nobody writes back', 7),
      'Link does not open': many('the link in the message is dead', 4),
      'Odd one': many('only once', 1),
    },
  };
  const themes = await seedWeeks(test.db, workspace.id, [...quiet, last]);
  return { workspace, themes };
}

describe('buildReport', () => {
  it('reports the week with the figures that the API answers, the words behind them, and what is new', async () => {
    const { workspace, themes } = await createLender();
    const { snapshot } = await buildReport(
      { db: test.db, now },
      { workspaceId: workspace.id, week },
    );
    const request = { from: '2023-05-29', to: '2023-06-05' };
    const live = await getPainPoints(test.db.orm, { workspace, request, now: now() });
    expect(snapshot.painPoints.map((reported) => PainPoint.parse(reported))).toEqual(live.items);
    expect(snapshot.totals).toEqual(live.totals);
    expect(snapshot.totals.feedbacks).toBe(26);
    expect(snapshot.previousTotals).toMatchObject({ feedbacks: 10, mentions: 10, coverage: 1 });
    const [top] = snapshot.painPoints;
    expect(top).toMatchObject({
      reach: 14,
      mentions: 14,
      theme: { id: themes.get('Autopay on the wrong day') },
    });
    expect(top?.verbatims).toHaveLength(3);
    for (const verbatim of top?.verbatims ?? []) {
      expect(verbatim.quote).toContain('they took it twice');
      expect(verbatim).toMatchObject({ accountName: 'Harbor', sourceName: 'Support' });
      expect(verbatim.url).toBe(`https://help.example.com/${verbatim.feedbackId}`);
    }
    expect(snapshot.newThemes.map(({ name, mentions }) => [name, mentions])).toEqual([
      ['Link does not open', 4],
    ]);
    expect(snapshot.caveats).toContain('Only 26 feedbacks in this window: the shares are rough.');
  });

  it('keeps what it said, whatever is learnt later', async () => {
    const { workspace, themes } = await createLender();
    const first = await buildReport({ db: test.db, now }, { workspaceId: workspace.id, week });
    expect(first.isNew).toBe(true);
    await test.db.pool.query('UPDATE mentions SET theme_id = $1 WHERE workspace_id = $2', [
      themes.get('Slow answers'),
      workspace.id,
    ]);
    const later = () => new Date('2024-01-01T00:00:00Z');
    const second = await buildReport(
      { db: test.db, now: later },
      { workspaceId: workspace.id, week },
    );
    expect(second).toEqual({ ...first, isNew: false });
  });

  it('stores one report when two build it at the same time', async () => {
    const { workspace } = await createLender();
    const both = await Promise.all([
      buildReport({ db: test.db, now }, { workspaceId: workspace.id, week }),
      buildReport({ db: test.db, now }, { workspaceId: workspace.id }),
    ]);
    expect(both[0].snapshot).toEqual(both[1].snapshot);
    expect(both.map(({ id }) => id)).toEqual([both[0].id, both[0].id]);
    expect(await listReports(test.db.orm, { workspaceId: workspace.id, limit: 10 })).toHaveLength(
      1,
    );
  });

  it('refuses weeks that are not over or do not exist, and unknown workspaces, and stores nothing', async () => {
    const workspace = await createWorkspace(test.db);
    const build = (week: string, workspaceId = workspace.id) =>
      buildReport({ db: test.db, now }, { workspaceId, week });
    await expect(build('2023-W23')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(build('2023-W60')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(build(week, '018f9c1e-7a20-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await listReports(test.db.orm, { workspaceId: workspace.id, limit: 10 })).toEqual([]);
  });

  it('reports an empty week as empty', async () => {
    const workspace = await createWorkspace(test.db);
    const { snapshot } = await buildReport(
      { db: test.db, now },
      { workspaceId: workspace.id, week },
    );
    expect(snapshot).toMatchObject({ painPoints: [], newThemes: [], totals: { feedbacks: 0 } });
    expect(snapshot.caveats).toEqual(['There is no feedback in this window.']);
  });
});

describe('writeReport', () => {
  it('writes both files of a week that nobody had asked for yet', async () => {
    const { workspace } = await createLender();
    const dir = await mkdtemp(join(tmpdir(), 'earshot-report-'));
    const deps = {
      db: test.db,
      now,
      from: 'Earshot <earshot@localhost>',
      baseUrl: 'http://127.0.0.1:4310',
    };
    const files = await writeReport(deps, { workspaceId: workspace.id, week, dir });
    expect(files).toEqual({
      week,
      eml: join(dir, 'earshot-2023-W22.eml'),
      html: join(dir, 'earshot-2023-W22.html'),
    });
    expect(await readFile(files.html, 'utf8')).toContain('Autopay on the wrong day');
    expect(await readFile(files.eml, 'utf8')).toMatch(/^From: Earshot <earshot@localhost>\r$/m);
    await rm(dir, { recursive: true });
  });
});
