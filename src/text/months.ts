import { folded } from "./clean.ts";

// The names of CLDR in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish,
// Danish, Norwegian, Finnish, Polish, Czech, Slovak, Ukrainian, Russian, Greek, Turkish, Hungarian,
// Romanian, Catalan and Indonesian, alone and beside a day, folded, and abbreviations that do not
// begin one.
const MONTHS = [
  "january janvier enero gennaio janeiro januari tammikuuta styczen stycznia leden ledna januara січень січня январь января ιανουαριου ocak ianuarie gener",
  "february fevrier febrero febbraio fevereiro helmikuuta luty lutego unora februara лютии лютого февраль февраля φεβρουαριου subat februarie",
  "march mars marzo marco maart mrt mrz marts maaliskuuta marzec marca brezen brezna marec березень березня марта μαρτιου marcius martie maret",
  "april avril abril aprile huhtikuuta kwiecien kwietnia duben dubna aprila квітень квітня апрель апреля απριλιου nisan aprilis aprilie",
  "may mayo maggio maio mei toukokuuta maja kveten kvetna травень травня маи мая μαιου mayıs majus maig",
  "june juin junio giugno junho kesakuuta czerwiec czerwca cerven cervna juna червень червня июнь июня ιουνιου haziran junius iunie juny",
  "july juillet julio luglio julho luglio heinakuuta lipiec lipca cervenec cervence jula липень липня июль июля ιουλιου temmuz julius iulie juliol",
  "august aout agosto augustus augusti elokuuta sierpien sierpnia srpen srpna augusta серпень серпня августа αυγουστου agustos augusztus agustus",
  "september septembre septiembre settembre setembro syyskuuta wrzesien wrzesnia zari septembra вересень вересня сентябрь сентября σεπτεμβριου eylul szeptember septembrie setembre",
  "october oktober octobre octubre ottobre outubro lokakuuta pazdziernika rijen rijna oktobra жовтень жовтня октябрь октября οκτωβριου ekim octombrie",
  "november novembre noviembre novembro marraskuuta listopada listopadu novembra листопада ноябрь ноября νοεμβριου kasım noiembrie",
  "december decembre dezember diciembre dicembre dezembro desember joulukuuta grudzien grudnia prosinec prosince decembra грудень грудня декабрь декабря δεκεμβριου aralık decembrie desembre",
].map((names) => ` ${names}`);

/**
 * The month of a name in one of the main languages of Europe, whole or shortened, in any case. An
 * ambiguous beginning means the first such month.
 * @param name letters only
 * @returns 1 to 12, or undefined
 */
export function monthNamed(name: string): number | undefined {
  const plain = folded(name);
  const month = MONTHS.findIndex((names) => names.includes(` ${plain}`));
  return plain.length >= 3 && month >= 0 ? month + 1 : undefined;
}
