import type { Reader, Texts } from '../../platform/reader.ts';
import { linksIn } from '../rules/links-in.ts';
import { foreign } from './words.ts';

/** Words as they were written: line breaks kept, web addresses to follow. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {linksIn(line).map(({ text, href }) => (href === null ? text : <a href={href}>{bare(text)}</a>))}
        </>
      ))}
    </>
  );
}

/** Running text: empty lines part paragraphs. */
export function Prose({ reader, texts }: { reader: Reader; texts: Texts }) {
  return (
    <>
      {reader
        .text(texts)
        .split(/\n\s*\n/)
        .map((paragraph) => (
          <p lang={foreign(reader, texts)}>
            <Words text={paragraph} />
          </p>
        ))}
    </>
  );
}

const bare = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
