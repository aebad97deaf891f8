import type { MappingFlags } from '@earshot/sources';
import type { ProgramOptions } from '../context/read-cli-config.ts';

/** The options of `earshot import`. */
export type ImportFlags = ProgramOptions &
  MappingFlags & {
    source?: string;
    yes?: boolean;
    json?: boolean;
    wait: boolean;
    encoding?: string;
    delimiter?: string;
    interviewer?: string[];
  };
