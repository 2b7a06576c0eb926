import { mesaOfObjective } from '../../charter/rules/objectives.ts';
import type { Charter } from '../../charter/types.ts';
import type { Reader, Texts } from '../../platform/reader.ts';
import { Thread } from '../../ui/components/Thread.tsx';
import { Words } from './Prose.tsx';
import { foreign, objectivesLine } from './words.ts';

type Props = {
  reader: Reader;
  charter: Charter;
  slug: string;
  code: string;
  text: Texts;
  objectives: readonly number[];
  id?: string | undefined;
};

/** A recommendation in the colour of the mesa of its leading objective, with its number and address. */
export function RecommendationThread({ reader, charter, slug, code, text, objectives, id }: Props) {
  const [leading] = objectives;
  return (
    <Thread
      mesa={leading === undefined ? undefined : mesaOfObjective(charter, leading)?.n}
      id={id}
      lang={foreign(reader, text)}
      meta={
        <>
          <a href={reader.to(`/recomendaciones/${slug}`)}>{code}</a>
          {objectives.length > 0 && ` · ${objectivesLine(reader, objectives)}`}
        </>
      }
    >
      <Words text={reader.text(text)} />
    </Thread>
  );
}
