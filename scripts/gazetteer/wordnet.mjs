// What WordNet knows of proper names: armed groups, wars and battles, waters and regions, statesmen.
// Full names only: its one-word names are surnames, common words or towns as often, and its names in
// capitals are the least careful of it.
import fs from 'node:fs';
import path from 'node:path';

// By the first word of the class of an instance: what the instance is here.
const classes = {
  group: {armed: ['terrorist organization', 'guerrilla force'], cartel: ['drug cartel']},
  event: {war: ['war'], battle: ['pitched battle', 'naval battle', 'siege']},
  place: {
    strait: ['strait', 'channel'], sea: ['sea', 'gulf', 'bay', 'ocean'], lake: ['lake'], river: ['river'],
    region: ['geographical area', 'peninsula', 'archipelago', 'desert', 'range', 'empire', 'isthmus', 'cape'],
  },
  person: {
    person: ['statesman', 'stateswoman', 'President of the United States', 'politician', 'diplomat', 'general',
      'dictator', 'revolutionist', 'nationalist leader', 'military leader', 'field marshal', 'marshal', 'communist',
      'labor leader', 'civil rights leader', 'chief justice', 'czar', 'emperor', 'Bolshevik', 'Nazi', 'insurgent'],
  },
};
// A person's name that begins so is a form of address.
const address = /^(president|sir|lord|lady|baron|count|earl|duke|prince|marshal|general|saint|st\.?|king|queen|the|mrs\.?|old|first)\b/i;
// Its slips of the pen, and names that anything may have.
const careless = new Set(['Followers of the Phrophet', 'Salafast Group for Call and Combat', 'Kurdistan Labor Pary',
  'Movimiento Revolucionario Tupac Anaru', 'Manuel Rodriquez Patriotic Front', 'Moranzanist Patriotic Front',
  'Battle of Kerbala', 'Ar Rimsal', 'Former Armed Forces', 'Freedom Party', 'Islamic Unity', 'Islamic Community',
  'Supreme Truth', 'Divine Unity', 'Red Sun', 'Sol Rojo', 'Corsican Army', "People's Liberation Army",
  "People's Republican Army", 'Pentagon Gang', 'Orange Group', 'Spanish War', 'Holy Land', 'Promised Land',
  'Western Islands', 'Lower Peninsula', 'Upper Peninsula', 'Great Sandy Desert', 'Western Empire', 'Big Bend']);
const least = 1850;  // The year of death from which on news may speak of a person.

function synsets(folder) {
  const all = new Map();
  for (const line of fs.readFileSync(path.join(folder, 'data.noun'), 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue;
    const [data, gloss] = line.split(' | ');
    const field = data.split(' '), count = parseInt(field[3], 16), names = [], pointers = [];
    for (let i = 0; i < count; ++i) names.push(field[4 + 2 * i].replaceAll('_', ' '));
    for (let at = 5 + 2 * count; at + 3 < field.length; at += 4) pointers.push({kind: field[at], to: field[at + 1]});
    all.set(field[0], {key: field[0], names, pointers, gloss: gloss.trim()});
  }
  return all;
}

// A full name: of a person without an address and with the letters of a name only.
const isFull = (name, type) => /^\p{Lu}/u.test(name) && name.includes(' ') && !/[(0-9]/.test(name.slice(1)) &&
    !careless.has(name) && (type !== 'event' || /\bWars?\b|^(Battle|Siege) of /.test(name)) &&
    (type !== 'person' || (!address.test(name) && !/\b(the|[IVX]+)\b/.test(name)));
// The first name of a person is the surname, and every full name has it: "Iron Chancellor" has not.
const hasSurname = (name, surname) => name.endsWith(` ${surname}`) || name.startsWith(`${surname} `);
// "Islamic Jihad" is two groups.
function unshared(rows) {
  const count = new Map();
  for (const row of rows) for (const name of row.names) count.set(name, (count.get(name) ?? 0) + 1);
  for (const row of rows) row.names = row.names.filter((name) => count.get(name) === 1);
  return rows.filter((row) => row.names.length > 0);
}

// codeOf: the code of the state with a name or adjective, undefined if there is none.
export function wordnetRows(folder, codeOf) {
  const all = synsets(folder), rows = [];
  const kinds = new Map();
  for (const [type, ofType] of Object.entries(classes)) {
    for (const [kind, names] of Object.entries(ofType)) for (const name of names) kinds.set(name, {type, kind});
  }
  for (const synset of all.values()) {
    const of = synset.pointers.filter(({kind}) => kind === '@i').map(({to}) => kinds.get(all.get(to).names[0]));
    const found = of.find(Boolean);
    if (!found) continue;
    const died = /-\s*(\d{3,4})( BC)?\)/.exec(synset.gloss);
    if (found.type === 'person' && !(died && !died[2] && Number(died[1]) >= least)) continue;
    let names = synset.names.filter((name) => isFull(name, found.type));
    if (found.type === 'person') {
      const full = names.filter((name) => hasSurname(name, synset.names[0]));
      names = (full.length > 0 || !names.includes(synset.names[0]) ? full : [synset.names[0]])
          .sort((a, b) => a.length - b.length);
    }
    // The state: where WordNet says that the word belongs, or of what nation the gloss says a person is.
    const places = synset.pointers.filter(({kind}) => kind === ';r' || (kind === '#p' && found.type === 'place'))
        .flatMap(({to}) => all.get(to).names.map(codeOf)).filter(Boolean);
    const nation = /^(?:an? |the )?((?:United States|\p{Lu}\p{L}+))/u.exec(synset.gloss)?.[1];
    const american = /^[\w ]*President of the United States/.test(synset.gloss);
    const country = found.type === 'person' ? codeOf(american ? 'United States' : nation ?? '') : new Set(places).size === 1 ? places[0] : undefined;
    rows.push({key: synset.key, type: found.type, kind: found.kind, names, country});
  }
  return unshared(rows).map(({names, ...row}) => ({...row, name: names[0], aliases: names.slice(1).join('|')}));
}
