import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells a process from every other one, also from a later one with its id. */
export type ProcessIdentity = {
  pid: number;
  /** The machine, its boot and its process namespace: only there does the id mean anything. */
  place: string;
  /** When it started, in a form to compare only; empty where the system does not say. */
  started: string;
};

export function currentProcess(): ProcessIdentity {
  return { pid: process.pid, place: currentPlace(), started: startOf(process.pid) ?? '' };
}

/** Whether the process still runs; undefined when it belongs to another machine or container. */
export function isRunning(identity: ProcessIdentity): boolean | undefined {
  if (identity.place !== currentPlace()) return undefined;
  if (!exists(identity.pid)) return false;
  const started = startOf(identity.pid);
  return started === undefined || identity.started === '' || started === identity.started;
}

function currentPlace(): string {
  const boot = tryTo(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const namespace = tryTo(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].filter((part) => part !== undefined).join(' ');
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'linux')
    return tryTo(() => startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  if (process.platform === 'win32') return undefined;
  return tryTo(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim(),
  );
}

/** Field 22 of proc(5) stat; the name in field 2 may itself hold spaces and brackets. */
function startTicks(stat: string): string | undefined {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function tryTo<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
