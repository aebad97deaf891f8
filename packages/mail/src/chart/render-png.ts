import { renderAsync } from '@resvg/resvg-js';

/** An SVG without text as a PNG so many pixels wide, drawn off the event loop's thread. */
export async function renderPng(svg: string, widthPx: number): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: widthPx },
    font: { loadSystemFonts: false },
  });
  return image.asPng();
}
