import type { ApiClient } from './api-client';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Every item of a list, page by page. @param path ends with `?` or with another parameter. */
export async function listAll<Item>(client: ApiClient, path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<Item> = await client.get<Page<Item>>(`${path}&limit=200${from}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
