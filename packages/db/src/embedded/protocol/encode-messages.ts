/** State of a session after a message: idle, in a transaction, or in a failed one. */
export type TransactionStatus = 'I' | 'T' | 'E';

export type ServerError = {
  severity?: 'ERROR' | 'FATAL';
  code: string;
  message: string;
  hint?: string;
};

/** A backend message of one type byte and its body. */
export function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  const header = Buffer.alloc(5);
  header.write(type, 0, 'latin1');
  header.writeInt32BE(length, 1);
  return Buffer.concat([header, ...parts]);
}

export function authenticationOk(): Buffer {
  return message('R', int32(0));
}

export function authenticationCleartextPassword(): Buffer {
  return message('R', int32(3));
}

export function parameterStatus(name: string, value: string): Buffer {
  return message('S', cString(name), cString(value));
}

export function backendKeyData(processId: number, secretKey: number): Buffer {
  return message('K', int32(processId), int32(secretKey));
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status, 'latin1'));
}

export function notificationResponse(processId: number, channel: string, payload: string): Buffer {
  return message('A', int32(processId), cString(channel), cString(payload));
}

export function errorResponse(error: ServerError): Buffer {
  const severity = error.severity ?? 'ERROR';
  const fields = [`S${severity}`, `V${severity}`, `C${error.code}`, `M${error.message}`];
  if (error.hint !== undefined) fields.push(`H${error.hint}`);
  return message('E', ...fields.map(cString), Buffer.alloc(1));
}

/** A simple query, as a client would send it. */
export function simpleQuery(sql: string): Buffer {
  return message('Q', cString(sql));
}

export function cString(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf8');
}

export function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}
