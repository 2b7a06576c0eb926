import type { Reader } from '../../platform/reader.ts';
import type { PrintedRecommendation, ReportBlock } from '../pdf/model.ts';
import type { ContentItem } from '../types.ts';
import { objectivesLine } from './words.ts';

/** Items as they are printed, neighbours of one kind as one list. */
export function printedBlocks(reader: Reader, items: readonly ContentItem[]): readonly ReportBlock[] {
  const blocks: ReportBlock[] = [];
  for (const item of items) {
    const last = blocks.at(-1);
    const text = reader.text(item.text);
    if (item.code) {
      const printed = recommendation(reader, item, item.code);
      if (last?.kind === 'recommendations') blocks.splice(-1, 1, { ...last, items: [...last.items, printed] });
      else blocks.push({ kind: 'recommendations', items: [printed] });
    } else if (item.form === 'point' && linkIn(text)) {
      const link = linkIn(text) ?? { text, address: text };
      if (last?.kind === 'links') blocks.splice(-1, 1, { ...last, items: [...last.items, link] });
      else blocks.push({ kind: 'links', items: [link] });
    } else if (item.form === 'point') {
      if (last?.kind === 'bullets') blocks.splice(-1, 1, { ...last, items: [...last.items, text] });
      else blocks.push({ kind: 'bullets', items: [text] });
    } else {
      blocks.push({ kind: item.form === 'heading' ? 'heading' : 'paragraph', text });
    }
  }
  return blocks;
}

/** `Tablero de compromisos: https://…`: a point that leads somewhere. */
function linkIn(text: string): { readonly text: string; readonly address: string } | null {
  const [, words, address] = /^(.*\S)\s+(https?:\/\/\S+)$/su.exec(text) ?? [];
  return words && address && URL.canParse(address) ? { text: words.replace(/:$/u, ''), address } : null;
}

const recommendation = (
  reader: Reader,
  { text, objectives, slug }: ContentItem,
  code: string,
): PrintedRecommendation => ({
  code,
  text: reader.text(text),
  meta: objectivesLine(reader, objectives),
  address: slug ? `${reader.origin}${reader.to(`/recomendaciones/${slug}`)}` : null,
});
