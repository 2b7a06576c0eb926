import { fold } from '../../platform/fold.ts';

/** Each place once, as it was first written: `Bogotá, Cali; BOGOTA` names two. `between` is what stands between them. */
export function readCities(written: string, between = /[;,\n]/): readonly string[] {
  const cities = written.split(between).map((city) => city.trim());
  const folded = cities.map((city) => fold(city) || city);
  return cities.filter((city, index) => city !== '' && folded.indexOf(folded[index] ?? city) === index);
}
