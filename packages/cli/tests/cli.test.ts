import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

/** A command opens the database and the model: seconds when the machine is quiet, a minute when it is not. */
const commandMs = 180_000;

let folder: string;
let dataDir: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-cli-'));
  dataDir = ['--data-dir', join(folder, 'data')];
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const complaints = [
  'My card payment was declined at the shop again',
  'The card payment got declined twice this week',
  'Payment with my card is always declined',
  'The export of large projects fails with an error',
  'Exporting a big project ends in an error',
  'The project export is broken for large files',
];

describe('earshot import', () => {
  it(
    'keeps the good rows, tells the bad ones by number, and adds nothing the second time',
    async () => {
      const rows = Array.from({ length: 18 }, (_, row) => {
        const text = `${complaints[row % complaints.length]}, case ${row}`;
        return `${row},2026-05-${String((row % 28) + 1).padStart(2, '0')},"${text}",acme-${row % 4},pro`;
      });
      const bad = ['98,2026-13-45,"An impossible date hurts",acme,pro', '99,2026-05-01,,acme,pro'];
      const csv = await file(
        'tickets.csv',
        ['﻿id,created_at,description,company,plan', ...rows, ...bad].join('\r\n'),
      );
      const flags = ['--text', 'description', '--account', 'company', '--attr', 'plan', '--json'];
      const first = await runCli(['import', csv, ...flags, ...dataDir]);
      expect(first).toMatchObject({ code: 0 });
      const result = JSON.parse(first.stdout) as {
        rowsRead: number;
        accepted: number;
        duplicates: number;
        refused: { row: number; reason: string }[];
      };
      expect(result).toMatchObject({ rowsRead: 20, accepted: 18, duplicates: 0 });
      expect(result.refused.map(({ row }) => row)).toEqual([20, 21]);

      const again = await runCli(['import', csv, ...flags, '--no-wait', ...dataDir]);
      expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, duplicates: 18 });
    },
    2 * commandMs,
  );

  it(
    'reads an interview without counting the interviewer',
    async () => {
      const vtt = await file(
        'interview.vtt',
        [
          'WEBVTT',
          '',
          '00:00:01.000 --> 00:00:04.000',
          '<v Ana>What annoys you most about the product?',
          '',
          '00:00:05.000 --> 00:00:09.000',
          '<v Ben>The export is so slow that we gave up on it last month.',
          '',
        ].join('\n'),
      );
      const ran = await runCli(['import', vtt, '--interviewer', 'Ana', '--json', ...dataDir]);
      expect(ran).toMatchObject({ code: 0 });
      expect(ran.stderr).toMatch(/interviewer\s+Ana/);
      expect(JSON.parse(ran.stdout)).toMatchObject({ accepted: 1 });
    },
    commandMs,
  );

  it.each([
    ['a file that is not there', ['import', '/no/such.csv', '--yes'], /does not exist/],
    ['a column that is not there', ['import', 'TICKETS', '--text', 'descripton'], /descripton/],
  ])(
    'names %s',
    async (_what, args, message) => {
      const paths = args.map((arg) => (arg === 'TICKETS' ? join(folder, 'tickets.csv') : arg));
      const ran = await runCli([...paths, ...dataDir]);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(message);
      expect(ran.stderr).not.toMatch(/at .*\.ts:\d+/);
    },
    commandMs,
  );
});

describe('what was imported', () => {
  it(
    'is ranked, explained and consistent',
    async () => {
      const painPoints = await runCli(['pain-points', '--window', '1y', '--json', ...dataDir]);
      expect(painPoints).toMatchObject({ code: 0 });
      const answer = JSON.parse(painPoints.stdout) as {
        totals: { feedbacks: number };
        items: unknown[];
      };
      expect(answer.totals.feedbacks).toBeGreaterThanOrEqual(18);
      const key = await runCli(['keys', 'create', '--json', ...dataDir]);
      expect((JSON.parse(key.stdout) as { key: string }).key).toMatch(/^esk_/);
      const doctor = await runCli(['doctor', '--json', ...dataDir]);
      const { checks } = JSON.parse(doctor.stdout) as { checks: { name: string; isOk: boolean }[] };
      expect(checks.filter((check) => !check.isOk)).toEqual([]);
      const report = await runCli(['report', '--out', folder, '--json', ...dataDir]);
      expect(report).toMatchObject({ code: 0 });
      const { eml, week } = JSON.parse(report.stdout) as { eml: string; week: string };
      expect(await readFile(eml, 'utf8')).toContain(week.slice(-2).replace(/^0/, ''));
    },
    4 * commandMs,
  );
});

describe('earshot eval', () => {
  it(
    'prints every figure, and refuses a file without labels by naming the column',
    async () => {
      const rows = complaints.flatMap((text, row) =>
        Array.from(
          { length: 8 },
          (_, copy) => `"${text} ${copy}",${row < 3 ? 'declined' : 'export'}`,
        ),
      );
      const labelled = await file('labelled.csv', ['text,label', ...rows].join('\n'));
      const ran = await runCli(['eval', labelled, '--json']);
      expect(ran).toMatchObject({ code: 0 });
      const figures = JSON.parse(ran.stdout) as Record<string, number>;
      for (const name of ['nmi', 'ari', 'accuracy', 'b3f1', 'secondsEmbed', 'peakRssMb']) {
        expect([name, typeof figures[name]]).toEqual([name, 'number']);
      }
      expect(figures).toMatchObject({ n: 48, kGold: 2 });
      expect(figures.coverage).toBeGreaterThan(0.9);
      const bad = await runCli(['eval', join(folder, 'tickets.csv')]);
      expect(bad.code).toBe(1);
      expect(bad.stderr).toMatch(/column "text"/);
    },
    2 * commandMs,
  );
});

describe('bad settings', () => {
  let server: Server | undefined;

  afterAll(() => {
    server?.close();
  });

  it(
    'are told all in one message, by name and never by value',
    async () => {
      const env = { PORT: '99999', REDIS_URL: 'http://hunter2', SMTP_URL: 'nonsense' };
      const ran = await runCli(['start', ...dataDir], env);
      expect(ran.code).toBe(1);
      for (const name of ['PORT', 'REDIS_URL', 'SMTP_URL']) expect(ran.stderr).toContain(name);
      expect(ran.stderr).not.toContain('hunter2');
    },
    commandMs,
  );

  it(
    'name a taken port and an unreachable database with a remedy',
    async () => {
      server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? String(address.port) : '';
      const taken = await runCli(['start', '--empty', '--port', port, ...dataDir]);
      expect(taken.code).toBe(1);
      expect(taken.stderr).toContain(`Port ${port}`);
      expect(taken.stderr).toContain('--port');
      const env = {
        DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/earshot',
        EARSHOT_SECRET: 'a secret of sixteen or more',
      };
      const unreachable = await runCli(['pain-points'], env);
      expect(unreachable.code).toBe(1);
      expect(unreachable.stderr).toContain('127.0.0.1:1');
      expect(unreachable.stderr).not.toContain('hunter2');
    },
    2 * commandMs,
  );
});
