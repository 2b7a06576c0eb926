import type { ColumnType, RawBuilder } from 'kysely';
import type { Texts } from './reader.ts';

/** A column of domain `texts`. */
export type TextsColumn = ColumnType<Texts, RawBuilder<Texts>, RawBuilder<Texts>>;
export type NullableTextsColumn = ColumnType<Texts | null, RawBuilder<Texts> | null, RawBuilder<Texts> | null>;
