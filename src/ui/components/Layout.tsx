import type { Child } from 'hono/jsx';
import type { Reader } from '../../platform/reader.ts';
import { assetUrl } from '../assets.ts';
import { pathIn, type SectionPath } from '../navigation.ts';
import { ExampleStrip } from './ExampleMark.tsx';
import { Footer } from './Footer.tsx';
import { Masthead } from './Masthead.tsx';

type LayoutProps = {
  reader: Reader;
  title: string;
  /** The section the page belongs to, where its address does not say so. */
  current?: SectionPath;
  /** Uses the whole measure: charts, tables, side contents. Text pages keep a line's length. */
  wide?: boolean;
  /** For instance `noindex`. */
  robots?: string;
  /** One sentence for search results; without it, what the mechanism is. */
  description?: string;
  /** The page shows data made up for the example. */
  example?: boolean;
  /** The page shows a form again with reasons against it: said in the title too, which is read out first. */
  failed?: boolean;
  /** Loads the comfort script: autosave, guard against double clicks, the reader's own zone. Who is signed in has it everywhere. */
  enhance?: boolean;
  children?: Child;
};

/** A complete page. */
export function Layout({
  reader,
  title,
  current,
  wide,
  robots,
  description,
  example,
  failed,
  enhance,
  children,
}: LayoutProps) {
  return (
    <html lang={reader.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${failed ? `${reader.t('ui.form.error')}: ` : ''}${title} · Pansocial`}</title>
        <meta name="description" content={description ?? reader.headline} />
        {robots && <meta name="robots" content={robots} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={reader.origin + pathIn(reader, reader.language)} />
        {reader.languages.map((language) => (
          <link rel="alternate" hreflang={language} href={reader.origin + pathIn(reader, language)} />
        ))}
        <link rel="icon" href={assetUrl('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('style.css')} />
        {(enhance || reader.person) && <script type="module" src={assetUrl('enhance.js')} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {reader.t('ui.skip')}
        </a>
        <Masthead reader={reader} {...(current && { current })} />
        {(example || reader.example) && <ExampleStrip reader={reader} />}
        <main id="main" class={wide ? 'wide' : undefined} tabindex={-1}>
          {children}
        </main>
        <Footer reader={reader} />
      </body>
    </html>
  );
}
