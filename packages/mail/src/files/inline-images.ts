import type { RenderedReport } from '../render-report.ts';

/** The HTML with its images inside it as `data:` addresses: one file that any browser shows. */
export function inlineImages({ html, attachments }: RenderedReport): string {
  const images = new Map(attachments.map((image) => [image.cid, image]));
  return html.replace(/src="cid:([^"]+)"/g, (whole, cid: string) => {
    const image = images.get(cid);
    return image === undefined
      ? whole
      : `src="data:${image.contentType};base64,${image.content.toString('base64')}"`;
  });
}
