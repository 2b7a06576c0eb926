import type { Reader } from '../../platform/reader.ts';
import { currentness, footerPlaces } from '../navigation.ts';

export function Footer({ reader }: { reader: Reader }) {
  return (
    <footer class="foot">
      <nav aria-label={reader.t('ui.nav.more')}>
        <ul>
          {footerPlaces.map(({ path, label }) => (
            <li>
              <a href={reader.to(path)} aria-current={currentness(reader, path)}>
                {reader.t(label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{reader.t('ui.foot.about')}</p>
    </footer>
  );
}
