import { AppError } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadConfig } from './load-config.ts';

const Config = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(8787),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
});

describe('loadConfig', () => {
  it('reports every bad setting in one message and no value', () => {
    const load = () => loadConfig(Config, { PORT: '99999', REDIS_URL: 'http://hunter2' });
    expect(load).toThrow(AppError);
    try {
      load();
    } catch (error) {
      const issues = (error as AppError).issues.map((issue) => issue.path);
      expect(issues).toEqual(['PORT', 'REDIS_URL']);
      expect(JSON.stringify((error as AppError).issues)).not.toContain('hunter2');
    }
  });

  it('takes defaults for empty settings and freezes the answer', () => {
    const config = loadConfig(Config, { PORT: '' });
    expect(config.PORT).toBe(8787);
    expect(Object.isFrozen(config)).toBe(true);
  });
});
