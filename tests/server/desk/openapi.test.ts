import { deskOpenApi } from '../../../src/server/openapi.ts';
import { policy } from '../../../src/server/desk/policy.ts';

test('the desk’s OpenAPI document names every route of its API and no other', () => {
  const { paths } = deskOpenApi('test') as { paths: Record<string, Record<string, unknown>> };
  const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
  expect(documented.sort()).toEqual(Object.keys(policy).filter((route) => route.includes(' /api/')).sort());
});

test('every reference of the document leads somewhere', () => {
  const document = deskOpenApi('test') as { components: { schemas: Record<string, unknown> } };
  const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
  for (const name of new Set(named)) expect(Object.keys(document.components.schemas)).toContain(name);
});
