import { addRecipient, writeReport } from '@earshot/reporter';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot } from '../context/with-earshot.ts';
import { printJson, say } from '../output/print.ts';

type Flags = ProgramOptions & { week?: string; out: string; json?: boolean; name?: string };

/** `earshot report`: a week's report as files; `report to ADDRESS` adds a recipient. */
export function reportCommand(env: Environment): Command {
  const write = new Command('write')
    .description('write a week’s report as .eml and .html')
    .option('--week <week>', 'an ISO week such as 2023-W22 (default: the last whole one)')
    .option('--out <folder>', 'where to write', '.')
    .option('--json', 'print the files as JSON')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, async ({ parts, workspace }) => {
        const files = await writeReport(
          {
            ...parts,
            now: () => new Date(),
            from: parts.config.mail.from,
            baseUrl: parts.config.publicUrl,
          },
          {
            workspaceId: workspace.id,
            dir: flags.out,
            ...(flags.week === undefined ? {} : { week: flags.week }),
          },
        );
        if (flags.json) printJson(files);
        else say(`${files.week}\n  ${files.eml}\n  ${files.html}`);
      });
    });
  const to = new Command('to')
    .description('send the weekly report to this address from now on')
    .argument('<address>', 'an e-mail address')
    .option('--name <name>')
    .action(async (address: string, _flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, async ({ parts, workspace }) => {
        await addRecipient(parts, {
          workspaceId: workspace.id,
          email: address,
          ...(flags.name === undefined ? {} : { name: flags.name }),
        });
        say(`${address} gets the report every Monday.`);
        if (parts.config.mail.smtpUrl === undefined) {
          say(
            'No SMTP server is configured: set SMTP_URL and MAIL_FROM. Until then reports are kept on the page.',
          );
        }
      });
    });
  return new Command('report')
    .description('the weekly report')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx earshot report --week 2023-W22 --out reports\n  $ npx earshot report to vp@example.com',
    )
    .addCommand(write, { isDefault: true })
    .addCommand(to);
}
