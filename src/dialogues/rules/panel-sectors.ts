import type { Charter, Named } from '../../charter/types.ts';

type Sectors = { readonly dialogue: Pick<Charter['dialogue'], 'panel' | 'sectors'> };

/** Every sector a seat may be for, each once: those of the panel's rule first, then whoever else takes part. */
export function panelSectors({ dialogue }: Sectors): readonly Named[] {
  const foreseen = dialogue.panel.map(({ sector, title }) => ({ key: sector, title }));
  return [...foreseen, ...dialogue.sectors.filter(({ key }) => !foreseen.some((one) => one.key === key))];
}
