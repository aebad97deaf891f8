import { describe, expect, it } from 'vitest';
import { tidyStatement } from './tidy-statement.ts';

describe('tidyStatement', () => {
  it.each([
    ['On XX/XX/22, I was unable to log in', 'I was unable to log in'],
    ['I called XXXX XXXX and was told to wait on XX/XX/XXXX.', 'I called and was told to wait.'],
    ['I borrowed {$1200.00} from XXXX ( XXXX ) .', 'I borrowed $1200.00.'],
    ['XXXX charged me  twice\non my card', 'charged me twice on my card'],
    ['and the rate of 678.14 % is illegal ; whereby', 'the rate of 678.14 % is illegal; whereby'],
    ['It is broken!!!!!!', 'It is broken!'],
    ['xxx-large sizes of the XXL shirt', 'xxx-large sizes of the XXL shirt'],
    ['XXXX XX/XX/XXXX', ''],
  ])('turns %j into %j', (quote, statement) => {
    expect(tidyStatement(quote)).toBe(statement);
  });
});
