import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@earshot/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock, type LockContent, releaseLock } from '../src/embedded/folder/lock-file.ts';
import { currentProcess } from '../src/embedded/folder/process-identity.ts';
import { joinEmbeddedServer } from '../src/embedded/join-embedded-server.ts';
import { type Database, openDatabase } from '../src/open-database.ts';
import { cacheDir, silent, temporaryFolder } from './open-test-database.ts';
import { type StartedProcess, startProcess } from './start-process.ts';

let dataDir: string;
let lockFile: string;
const processes: StartedProcess[] = [];
const databases: Database[] = [];

beforeEach(async () => {
  dataDir = await temporaryFolder();
  lockFile = path.join(dataDir, 'server.lock');
});

afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.close()));
  await Promise.all(processes.splice(0).map((started) => started.end('SIGKILL')));
  await rm(dataDir, { recursive: true, force: true });
});

function start(script: string, args: string[]): StartedProcess {
  const started = startProcess(script, args);
  processes.push(started);
  return started;
}

async function open(): Promise<Database> {
  const database = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
  databases.push(database);
  return database;
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

function writeLock(content: Partial<LockContent>): void {
  writeFileSync(lockFile, JSON.stringify({ ...currentProcess(), nonce: 'of-another', ...content }));
}

describe('a data folder in use', { timeout: 180_000 }, () => {
  it('is joined by a second process, which sees the same rows', async () => {
    const holder = start('hold-database.ts', [dataDir, cacheDir]);
    expect(await holder.nextLine()).toBe('opened');
    const database = await open();
    expect(database.embedded).toBeUndefined();
    await database.pool.query('INSERT INTO kept VALUES (1)');
    const guest = start('hold-database.ts', [dataDir, cacheDir]);
    expect(await guest.nextLine()).toBe('joined');
  });

  it('is opened once by processes that start together', async () => {
    const started = [1, 2, 3].map(() => start('hold-database.ts', [dataDir, cacheDir]));
    const lines = await Promise.all(started.map((one) => one.nextLine()));
    expect(lines.toSorted()).toEqual(['joined', 'joined', 'opened']);
  });

  it('is opened again after kill -9, with every acknowledged row', async () => {
    const killed = start('hold-database.ts', [dataDir, cacheDir]);
    await killed.nextLine();
    const guest = await open();
    for (let id = 1; id <= 50; id += 1)
      await guest.pool.query('INSERT INTO kept VALUES ($1)', [id]);
    await killed.end('SIGKILL');
    await guest.close();
    databases.pop();
    const database = await open();
    expect(database.embedded).toBeDefined();
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*) AS n FROM kept');
    expect(rows[0]?.n).toBe(50);
  });

  it('is left without a lock after SIGTERM', async () => {
    const holder = start('hold-database.ts', [dataDir, cacheDir]);
    await holder.nextLine();
    await holder.end('SIGTERM');
    expect(await acquireLock(lockFile)).toMatchObject({ kind: 'acquired' });
  });

  it('held by a process that does not answer is a conflict that names it', async () => {
    writeLock({ address: { host: path.join(dataDir, 'nowhere'), port: 5432 } });
    const error = await failureOf(joinEmbeddedServer({ dataDir, timeoutMs: 200 }));
    expect(error.code).toBe('conflict');
    expect(error.message).toContain(`process ${process.pid}`);
  });
});

describe('a lock whose holder is gone', () => {
  it('is taken over when its process id belongs to another process', async () => {
    writeLock({ started: 'at another time' });
    expect(await acquireLock(lockFile)).toMatchObject({ kind: 'acquired' });
  });

  it('is taken over by exactly one of many', async () => {
    const dead = start('race-for-lock.ts', [lockFile]);
    await dead.nextLine();
    dead.child.stdin?.write('go\n');
    expect(await dead.nextLine()).toBe('acquired');
    await dead.end('SIGKILL');
    const racers = Array.from({ length: 6 }, () => start('race-for-lock.ts', [lockFile]));
    await Promise.all(racers.map((racer) => racer.nextLine()));
    for (const racer of racers) racer.child.stdin?.write('go\n');
    const outcomes = await Promise.all(racers.map((racer) => racer.nextLine()));
    expect(outcomes.filter((outcome) => outcome === 'acquired')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(5);
  });

  it('on another machine is believed for a minute after its last sign of life', async () => {
    writeLock({ place: 'another machine' });
    expect(await acquireLock(lockFile)).toMatchObject({ kind: 'held' });
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(lockFile, longAgo, longAgo);
    expect(await acquireLock(lockFile)).toMatchObject({ kind: 'acquired' });
  });

  it('that cannot be read is taken over once it is old', async () => {
    writeFileSync(lockFile, '{"pid":');
    const longAgo = new Date(Date.now() - 10_000);
    utimesSync(lockFile, longAgo, longAgo);
    expect(await acquireLock(lockFile)).toMatchObject({ kind: 'acquired' });
  });

  it('is not given up by whom it was taken from', async () => {
    const outcome = await acquireLock(lockFile);
    if (outcome.kind !== 'acquired') throw new Error('The new folder is held.');
    writeLock({ nonce: 'of-another' });
    releaseLock(outcome.lock);
    expect(readFileSync(lockFile, 'utf8')).toContain('of-another');
  });
});

describe('a data folder that cannot be used', () => {
  it('was written by a newer program', async () => {
    await writeFile(path.join(dataDir, 'version.json'), '{"format":99,"postgres":18}');
    const error = await failureOf(open());
    expect(error).toMatchObject({ code: 'unsupported' });
    expect(error.message).toContain('newer Earshot');
  });

  it('belongs to another PostgreSQL', async () => {
    await mkdir(path.join(dataDir, 'postgres'));
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    const error = await failureOf(open());
    expect(error).toMatchObject({ code: 'unsupported' });
    expect(error.message).toContain('PostgreSQL 17');
  });

  it('is damaged, and is left as it was', async () => {
    const database = await open();
    await database.close();
    databases.pop();
    await writeFile(path.join(dataDir, 'postgres', 'global', 'pg_control'), 'rubbish');
    const error = await failureOf(open());
    expect(error.code).toBe('corrupt');
    expect(error.message).toContain('PANIC:  could not read file "global/pg_control"');
    expect(readFileSync(path.join(dataDir, 'postgres', 'global', 'pg_control'), 'utf8')).toBe(
      'rubbish',
    );
  });

  it('is a file, or not ours to write', async () => {
    const file = path.join(dataDir, 'a-file');
    await writeFile(file, '');
    const notAFolder = openDatabase({ log: silent }, { kind: 'embedded', dataDir: file, cacheDir });
    expect(await failureOf(notAFolder)).toMatchObject({ code: 'invalid-config' });
    // The superuser may write anywhere.
    if (process.getuid?.() === 0) return;
    await chmod(dataDir, 0o500);
    expect(await failureOf(open())).toMatchObject({ code: 'invalid-config' });
    await chmod(dataDir, 0o700);
  });
});
