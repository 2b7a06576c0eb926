import type { Reader } from '../../platform/reader.ts';
import { currentness, type SectionPath, sections } from '../navigation.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';

type Props = { reader: Reader; current?: SectionPath };

export function Masthead({ reader, current }: Props) {
  return (
    <header class="masthead">
      <div class="masthead-row">
        <a class="wordmark" href={reader.to('/')}>
          <Mark />
          Pansocial
        </a>
        <nav class="at-desk" aria-label={reader.t('ui.nav.label')}>
          <Sections reader={reader} {...(current && { current })} />
        </nav>
        <LanguageSwitch reader={reader} />
        <div class="session at-desk">
          <Session reader={reader} />
        </div>
        <details class="menu at-hand">
          <summary>{reader.t('ui.nav.menu')}</summary>
          <nav aria-label={reader.t('ui.nav.label')}>
            <Sections reader={reader} {...(current && { current })} />
            <div class="session">
              <Session reader={reader} />
            </div>
          </nav>
        </details>
      </div>
    </header>
  );
}

function Sections({ reader, current }: Props) {
  return (
    <ul>
      {sections.map(({ path, label }) => (
        <li>
          <a href={reader.to(path)} aria-current={currentness(reader, path, current)}>
            {path === '/conversatorios' ? reader.dialogues : reader.t(label)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Session({ reader }: { reader: Reader }) {
  if (!reader.person) return <a href={reader.to('/entrar')}>{reader.t('ui.session.enter')}</a>;
  return (
    <>
      <a href={reader.to('/mi')} aria-current={currentness(reader, '/mi')}>
        {reader.person.name}
      </a>
      <form method="post" action={reader.to('/salir')} data-forget>
        <button type="submit" class="link">
          {reader.t('ui.session.leave')}
        </button>
      </form>
    </>
  );
}
