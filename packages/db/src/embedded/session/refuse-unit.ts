import type { ServerError } from '../protocol/encode-messages.ts';
import type { Unit } from './unit.ts';

const COPY_FROM_CLIENT = /(?:^|;)\s*copy\s[^;]*\sfrom\s+stdin\b/i;
const DROPS_EVERYBODYS_STATE = /(?:^|;)\s*(?:discard\s+\w+|deallocate\s+(?:prepare\s+)?all)\b/i;
// Data is passed as parameters, so a text worth reading is short.
const READ_BYTES = 4096;

/** Why a unit must not reach the shared session; undefined where it may. */
export function refuseUnit(unit: Unit, ownsUnnamed: boolean): ServerError | undefined {
  if (unit.needsUnnamed && !ownsUnnamed) {
    return {
      code: '26000',
      message: 'unnamed prepared statement does not exist',
      hint: 'In the embedded database it must be parsed and executed before the same Sync.',
    };
  }
  const texts = unit.queries.map((query) => query.toString('latin1', 0, READ_BYTES));
  // It would read the client's rows from a stream that has none, and end the server.
  if (texts.some((text) => COPY_FROM_CLIENT.test(text))) {
    return refused('COPY FROM STDIN', 'Use INSERT ... SELECT FROM unnest(...).');
  }
  if (texts.some((text) => DROPS_EVERYBODYS_STATE.test(text))) {
    return refused('DISCARD and DEALLOCATE ALL', 'Other connections share the session.');
  }
  return undefined;
}

function refused(what: string, hint: string): ServerError {
  return { code: '0A000', message: `the embedded database does not support ${what}`, hint };
}
