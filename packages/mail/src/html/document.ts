import { html, type Markup } from './markup.ts';
import { colour, darkStyles } from './palette.ts';

export type DocumentParts = { title: string; preheader: string; body: readonly Markup[] };

const FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
/** Pushes the first words of the body out of the mailbox's preview line. */
const PREVIEW_FILLER = '\u034f\u00a0'.repeat(60);

/** A mail's HTML document: one column of at most 600 px, fluid below it. */
export function renderDocument({ title, preheader, body }: DocumentParts): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${title}</title>
        <style>
          :root{color-scheme:light dark}a{text-underline-offset:2px}${{ markup: darkStyles() }}
        </style>
      </head>
      <body
        class="page"
        style="margin:0;padding:0;background-color:${colour.page};font-family:${FONT};-webkit-text-size-adjust:100%"
      >
        <div
          style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:${colour.page}"
        >
          ${preheader}${PREVIEW_FILLER}
        </div>
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="${colour.page}"
          style="background-color:${colour.page}"
        >
          <tr>
            <td align="center" style="padding:20px 12px 32px">
              <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:600px;text-align:left"
              >
                ${body}
              </table>
              <!--[if mso]></td></tr></table><![endif]-->
            </td>
          </tr>
        </table>
      </body>
    </html> `;
  return page.markup;
}
