import { describe, expect, it } from 'vitest';
import { cString, message } from './encode-messages.ts';
import type { Frame } from './frame-splitter.ts';
import {
  closeStatements,
  createStatementNames,
  readsUnnamedStatement,
  renameStatement,
} from './statement-names.ts';

function frame(type: string, ...parts: string[]): Frame {
  return {
    type: type.charCodeAt(0),
    bytes: message(type, ...parts.map(cString), Buffer.from([0, 9])),
  };
}

function describeFrame(kind: string, name: string): Frame {
  return { type: 0x44, bytes: message('D', Buffer.from(kind), cString(name)) };
}

describe('renameStatement', () => {
  it('gives two connections different names for the same statement, and one connection always the same', () => {
    const [first, second] = [createStatementNames(1), createStatementNames(2)];
    const parsed = renameStatement(first, frame('P', 'get', 'SELECT 1'));
    expect(parsed).toEqual(frame('P', 'c1_1', 'SELECT 1').bytes);
    expect(renameStatement(second, frame('P', 'get', 'SELECT 1'))).toEqual(
      frame('P', 'c2_1', 'SELECT 1').bytes,
    );
    expect(renameStatement(first, frame('B', 'portal', 'get'))).toEqual(
      frame('B', 'portal', 'c1_1').bytes,
    );
    expect(renameStatement(first, describeFrame('S', 'get'))).toEqual(
      describeFrame('S', 'c1_1').bytes,
    );
  });

  it('leaves portals, unnamed statements and other messages alone', () => {
    const names = createStatementNames(1);
    for (const same of [
      describeFrame('P', 'portal'),
      frame('P', '', 'SELECT 1'),
      frame('B', '', ''),
      frame('E', 'x'),
    ]) {
      expect(renameStatement(names, same)).toBe(same.bytes);
    }
  });

  it('never gives a closed name again, and closes the rest when the connection leaves', () => {
    const names = createStatementNames(3);
    renameStatement(names, frame('P', 'a', ''));
    renameStatement(names, frame('P', 'b', ''));
    const close: Frame = { type: 0x43, bytes: message('C', cString('Sa')) };
    expect(renameStatement(names, close)).toEqual(message('C', cString('Sc3_1')));
    renameStatement(names, frame('P', 'a', ''));
    expect(closeStatements(names)).toEqual(
      ['Sc3_2', 'Sc3_3'].map((name) => message('C', cString(name))),
    );
  });

  it('passes a broken message on', () => {
    const broken: Frame = { type: 0x42, bytes: message('B', Buffer.from('no end')) };
    expect(renameStatement(createStatementNames(1), broken)).toBe(broken.bytes);
  });
});

describe('readsUnnamedStatement', () => {
  it('is about Bind and Describe of no name', () => {
    expect(readsUnnamedStatement(frame('B', 'portal', ''))).toBe(true);
    expect(readsUnnamedStatement(frame('B', '', 'named'))).toBe(false);
    expect(readsUnnamedStatement(describeFrame('S', ''))).toBe(true);
    expect(readsUnnamedStatement(describeFrame('P', ''))).toBe(false);
  });
});
