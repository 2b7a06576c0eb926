import type { Charter, Power } from '../../charter/types.ts';

/** The offices of the charter that allow `power`. */
export const officeKeysWith = ({ offices }: Pick<Charter, 'offices'>, power: Power): readonly string[] =>
  offices.filter(({ powers }) => powers.includes(power)).map(({ key }) => key);
