// Writes what the tests hold the dashboards against: the JSON schema of Grafana's types, and the ids of its units.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createGenerator } from 'ts-json-schema-generator';

globalThis.navigator ??= { language: 'zh-CN', languages: ['zh-CN'] }; // asked for by the formats of dates
const { getValueFormats } = createRequire(import.meta.url)('@grafana/data');
const to = new URL('../src/test/resources/org/yushi/dashboards/', import.meta.url);

function withoutTexts(node) {
  if (Array.isArray(node)) {
    return node.map(withoutTexts);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(key === 'description' && typeof value === 'string'))
      .map(([key, value]) => [key, withoutTexts(value)])
  );
}

// A choice by type says what is wrong with the one that was meant; anyOf would say it of all.
function byType(choice) {
  const typeOf = (each) => each.properties.type.const;
  return {
    type: 'object',
    properties: { type: { enum: choice.map(typeOf) } },
    required: ['type'],
    allOf: choice.map((each) => ({
      if: { properties: { type: { const: typeOf(each) } }, required: ['type'] },
      then: each,
    })),
  };
}

const generated = createGenerator({
  path: 'strict.ts',
  type: 'StrictDashboard',
  expose: 'none',
  skipTypeCheck: true,
}).createSchema('StrictDashboard');
const schema = withoutTexts(generated.definitions.StrictDashboard);
schema.properties.panels.items = byType(schema.properties.panels.items.anyOf);
const version = JSON.parse(readFileSync('node_modules/@grafana/schema/package.json', 'utf8')).version;
writeFileSync(
  new URL('dashboard.schema.json', to),
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `@grafana/schema ${version}, by dashboards/schema/derive.mjs`,
    ...schema,
  }) + '\n'
);

const units = getValueFormats().flatMap((category) => category.submenu.map((format) => format.value));
writeFileSync(new URL('units.txt', to), [...new Set(units)].sort().join('\n') + '\n');
