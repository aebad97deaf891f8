/** Something a person has to put right: what failed, and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message what failed, in one sentence
   * @param {{ remedy: string, log?: string, cause?: unknown }} details `log`: the tool's own words
   */
  constructor(message, { remedy, log, cause }) {
    super(message, { cause });
    this.name = 'SetupError';
    this.remedy = remedy;
    this.log = log;
  }
}
