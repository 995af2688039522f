// Holds files against a JSON Schema (draft 2020-12) with ajv.
//
//   node schemas.mjs SCHEMA.json FILE…
//
// Prints a line per file: "valid", or "refused: PATH MESSAGE; …". Exit status 0 where it ran, 2 where the schema itself
// cannot be used. Unknown keywords in the schema are such an error.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const [schema, ...files] = process.argv.slice(2);
let validate;
try {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
} catch (error) {
  console.error(`${schema}: ${error.message}`);
  process.exit(2);
}
for (const file of files) {
  let said;
  try {
    said = validate(JSON.parse(readFileSync(file, 'utf8')))
      ? 'valid'
      : `refused: ${validate.errors.map((e) => `${e.instancePath || '/'} ${e.message}`).join('; ')}`;
  } catch (error) {
    said = `refused: not JSON: ${error.message}`;
  }
  console.log(said.replaceAll('\n', ' '));
}
