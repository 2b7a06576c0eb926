import type { Reader } from '../../platform/reader.ts';

type Props = { reader: Reader; page: number; pages: number; href: (page: number) => string };

export function Pagination({ reader, page, pages, href }: Props) {
  if (pages < 2) return null;
  return (
    <nav class="pagination" aria-label={reader.t('ui.pagination')}>
      {page > 1 && (
        <a rel="prev" href={href(page - 1)}>
          ← {reader.t('ui.pagination.previous')}
        </a>
      )}
      <span>{reader.t('ui.pagination.place', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={href(page + 1)}>
          {reader.t('ui.pagination.next')} →
        </a>
      )}
    </nav>
  );
}
